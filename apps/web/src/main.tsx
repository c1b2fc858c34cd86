import { createRoot } from 'react-dom/client';
import { Application } from './application.js';
import './styles/index.css';

const racine = document.getElementById('racine');
if (racine) createRoot(racine).render(<Application />);
