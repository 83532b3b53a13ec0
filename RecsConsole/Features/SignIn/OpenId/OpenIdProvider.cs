namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>An OpenID Connect provider that speaks for one tenant: Entra ID, Okta, Keycloak or another with discovery.</summary>
public sealed class OpenIdProvider
{
    /// <summary>What the button at the door calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Key of the tenant that it opens; it opens no other.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>Address without /.well-known/openid-configuration.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>Set it in the environment, never in a file. Null: a public client, which PKCE protects alone.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What is asked for, with spaces between; openid is among it.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim with the groups of a person.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Claims that the ID token lacks are asked for at the provider's user info.</summary>
    public bool ReadsUserInfo { get; set; }

    /// <summary>Every address of this directory is its owner's, as with an organisation's own directory that does not send email_verified.</summary>
    public bool TrustsAddresses { get; set; }

    /// <summary>A provider on this machine may be spoken to without https.</summary>
    public bool AllowHttp { get; set; }
}
