using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>An authenticator in memory with one ES256 passkey (WebAuthn Level 3, attestation "none").</summary>
internal sealed class SoftPasskey : IDisposable
{
    private static readonly string[] s_transports = ["internal"];

    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";
    private uint _count;

    public string Origin { get; init; } = "http://localhost";

    /// <summary>Whether it asks its owner for a PIN.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>The answer to options of navigator.credentials.create, as JSON.</summary>
    public string Create(string optionsJson)
    {
        using var options = JsonDocument.Parse(optionsJson);
        _user = options.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var domain = options.RootElement.GetProperty("rp").GetProperty("id").GetString()!;
        var data = DataOf(domain, [.. new byte[16], 0, 32, .. _id, .. Cose()]);
        byte[] attestation =
        [
            0xA3, // a map of three
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Answer(
            new
            {
                clientDataJSON = Encode(ClientData("webauthn.create", options)),
                attestationObject = Encode(attestation),
                transports = s_transports,
            }
        );
    }

    /// <summary>The answer to options of navigator.credentials.get, as JSON.</summary>
    public string Get(string optionsJson)
    {
        using var options = JsonDocument.Parse(optionsJson);
        var client = ClientData("webauthn.get", options);
        var data = DataOf(options.RootElement.GetProperty("rpId").GetString()!, []);
        return Answer(
            new
            {
                clientDataJSON = Encode(client),
                authenticatorData = Encode(data),
                signature = Encode(
                    _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                ),
                userHandle = _user,
            }
        );
    }

    public void Dispose() => _key.Dispose();

    private string Answer(object response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Encode(_id),
                rawId = Encode(_id),
                type = "public-key",
                response,
                clientExtensionResults = new { },
            }
        );

    private byte[] ClientData(string type, JsonDocument options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = options.RootElement.GetProperty("challenge").GetString(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    private byte[] DataOf(string domain, byte[] credential)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        var flags = UserPresent | (Verifies ? UserVerified : 0) | (credential.Length > 0 ? HasCredential : 0);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)flags, .. count, .. credential];
    }

    // the public key as a COSE map: kty 2, alg -7, crv 1, x, y
    private byte[] Cose()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
