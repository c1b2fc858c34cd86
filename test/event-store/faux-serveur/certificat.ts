/**
 * For the FAKE SERVER only: self-signed certificates from 2020 to 2119, and their keys, worth nothing anywhere else. Made by
 * faketime '2020-01-01' openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -addext "subjectAltName=…"
 */
export interface Identite {
  certificat: string;
  cle: string;
}
/** Of localhost and 127.0.0.1, where the fake server listens. */
export const D_ICI: Identite = {
  certificat: `-----BEGIN CERTIFICATE-----
MIIBsTCCAVegAwIBAgIUNImYl3NUPRmtKhkNga1cggcCQdYwCgYIKoZIzj0EAwIw
HzEdMBsGA1UEAwwUZmF1eCBzZXJ2ZXVyIGQnZXNzYWkwIBcNMjAwMTAxMDAwMDAw
WhgPMjExOTEyMDgwMDAwMDBaMB8xHTAbBgNVBAMMFGZhdXggc2VydmV1ciBkJ2Vz
c2FpMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEH1O9mbOrH0M/o9nROLr92VCn
rf3vbiut3pZpxUC1ee6B0qvCnRtO/kkGrDdMf9QTKvpGyRPZ1p/7ua91uO4zw6Nv
MG0wHQYDVR0OBBYEFMIDfnLJ10alpQhihDcwBhwphPJ3MB8GA1UdIwQYMBaAFMID
fnLJ10alpQhihDcwBhwphPJ3MA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJ
bG9jYWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0gAMEUCIHg+lC+wN6O0EqPT8Exh
HZzgi/t1prsyZcy7nNFmFHiXAiEA8ackLH53nP7gXHWtAlxBU6XbDAwvdKSJ6qgK
eWt/SR8=
-----END CERTIFICATE-----
`,
  cle: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLJPfLdBFas1dbw++
GN9oE+rtmBniTNHk5DR1ME7i0yahRANCAAQfU72Zs6sfQz+j2dE4uv3ZUKet/e9u
K63elmnFQLV57oHSq8KdG07+SQasN0x/1BMq+kbJE9nWn/u5r3W47jPD
-----END PRIVATE KEY-----
`,
};
/** Of ailleurs.essai, where nothing listens. */
export const D_AILLEURS: Identite = {
  certificat: `-----BEGIN CERTIFICATE-----
MIIBsDCCAVagAwIBAgIUHTREiMOzvcsHKOOJ8auhHcX5RvkwCgYIKoZIzj0EAwIw
HzEdMBsGA1UEAwwUZmF1eCBzZXJ2ZXVyIGQnZXNzYWkwIBcNMjAwMTAxMDAwMDAw
WhgPMjExOTEyMDgwMDAwMDBaMB8xHTAbBgNVBAMMFGZhdXggc2VydmV1ciBkJ2Vz
c2FpMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgKgcBgYgnwXK8t8FlWfoAvxT
ACUoa5wyT/eQ8kVCRuzmKVZrtZivq1Tz42EMFOGraLtaCDPrr3dTQEWlp7SNRqNu
MGwwHQYDVR0OBBYEFPRxMJ9/ZpjDkxi9wQqCKGcGvqxiMB8GA1UdIwQYMBaAFPRx
MJ9/ZpjDkxi9wQqCKGcGvqxiMA8GA1UdEwEB/wQFMAMBAf8wGQYDVR0RBBIwEIIO
YWlsbGV1cnMuZXNzYWkwCgYIKoZIzj0EAwIDSAAwRQIhAIo3chTsr3hAPUbRpZM0
9IdA/Q1W5Hjmt3es8Z/VjinZAiBe4hLY/yG3y/r9s9OXEUWKZS9MPkngsBQBaFei
fTIi8w==
-----END CERTIFICATE-----
`,
  cle: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgP9rvj5lWUYW0a2DZ
eku894qXRETDMIK6vsfDbbiQyYyhRANCAASAqBwGBiCfBcry3wWVZ+gC/FMAJShr
nDJP95DyRUJG7OYpVmu1mK+rVPPjYQwU4atou1oIM+uvd1NARaWntI1G
-----END PRIVATE KEY-----
`,
};
