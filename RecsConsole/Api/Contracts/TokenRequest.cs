using System.Text.Json.Serialization;

namespace RecsConsole.Api.Contracts;

/// <summary>Asks for a token for the key of the request (RFC 6749, section 4.4.2). The same may come as a form.</summary>
/// <param name="GrantType">Always client_credentials.</param>
public sealed record TokenRequest([property: JsonPropertyName("grant_type")] string GrantType);

/// <param name="AccessToken">Sent as Bearer in place of the key.</param>
/// <param name="TokenType">Always Bearer.</param>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn
);
