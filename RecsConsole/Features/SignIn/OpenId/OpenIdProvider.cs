namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>An OpenID Connect provider of one tenant: Entra ID, Okta, Keycloak or any other with discovery.</summary>
public sealed class OpenIdProvider
{
    /// <summary>The name on the sign-in button.</summary>
    public string Name { get; set; } = "";

    /// <summary>Key of the only tenant that the provider gives access to.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>Address without /.well-known/openid-configuration.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>A secret. Null for a public client, protected by PKCE alone.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Requested scopes, separated by spaces; must include openid.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim with a person's groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Requests claims missing from the ID token at the provider's userinfo endpoint.</summary>
    public bool ReadsUserInfo { get; set; }

    /// <summary>
    /// Treats every address in this directory as verified, for an organisation's own directory that does not send email_verified.
    /// </summary>
    public bool TrustsAddresses { get; set; }

    /// <summary>Allows a provider on this machine without https.</summary>
    public bool AllowHttp { get; set; }
}
