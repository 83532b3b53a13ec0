using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>
/// One authentication scheme per configured provider: authorization code with PKCE, state and nonce. The framework checks issuer, audience,
/// signature, expiry and nonce; the settings here are stricter.
/// </summary>
public sealed class OpenIdSchemes(IOptions<SignInOptions> options, ServerCertificates certificates)
    : IConfigureOptions<AuthenticationOptions>,
        IConfigureNamedOptions<OpenIdConnectOptions>
{
    private const string Prefix = "oidc-";

    /// <summary>Asymmetric signature algorithms only, whose key only the provider has: none that the client secret could produce.</summary>
    internal static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    internal static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    public static string SchemeOf(string key) => Prefix + key;

    /// <summary>The provider of a scheme; null for another scheme, or when no longer configured.</summary>
    public (string Key, OpenIdProvider Provider)? Find(string? scheme) =>
        scheme?.StartsWith(Prefix, StringComparison.Ordinal) is true
        && options.Value.OpenId.TryGetValue(scheme[Prefix.Length..], out var provider)
            ? (scheme[Prefix.Length..], provider)
            : null;

    public void Configure(AuthenticationOptions authentication)
    {
        ArgumentNullException.ThrowIfNull(authentication);
        foreach (var (key, provider) in options.Value.OpenId)
        {
            authentication.AddScheme(
                SchemeOf(key),
                scheme => (scheme.HandlerType, scheme.DisplayName) = (typeof(OpenIdConnectHandler), provider.Name)
            );
        }
    }

    public void Configure(string? name, OpenIdConnectOptions oidc)
    {
        ArgumentNullException.ThrowIfNull(oidc);
        if (Find(name) is not var (key, provider))
        {
            return;
        }

        oidc.Authority = provider.Authority;
        oidc.RequireHttpsMetadata = !provider.AllowHttp;
        (oidc.ClientId, oidc.ClientSecret) = (provider.ClientId, provider.ClientSecret);
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query; // a form posted from another site would arrive without the cookies
        oidc.UsePkce = true;
        oidc.CallbackPath = SignInAddresses.CallbackOf(key);
        oidc.SignedOutCallbackPath = SignInAddresses.SignedOutOf(key);
        oidc.SignedOutRedirectUri = SignInAddresses.Login;
        oidc.RemoteSignOutPath = PathString.Empty; // the provider ends sessions over the back channel only
        oidc.SignInScheme = oidc.SignOutScheme = IdentityConstants.ApplicationScheme;
        oidc.SaveTokens = true; // stores the ID token in the cookie, since the provider requires it at sign-out
        oidc.GetClaimsFromUserInfoEndpoint = provider.ReadsUserInfo;
        oidc.EventsType = typeof(OpenIdEvents);
        oidc.BackchannelHttpHandler = certificates.Handler();
        oidc.BackchannelTimeout = TimeSpan.FromSeconds(15);
        NameClaims(oidc, provider);
        oidc.TokenValidationParameters.ValidAlgorithms = Algorithms;
        oidc.TokenValidationParameters.ClockSkew = ClockSkew;
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }
    }

    public void Configure(OpenIdConnectOptions oidc) { }

    // uses the claim names of the specification, and keeps every signed claim
    private static void NameClaims(OpenIdConnectOptions oidc, OpenIdProvider provider)
    {
        oidc.MapInboundClaims = false;
        oidc.ClaimActions.Clear();
        foreach (var claim in (string[])["name", "preferred_username", "email", "email_verified", provider.GroupsClaim])
        {
            oidc.ClaimActions.MapJsonKey(claim, claim);
        }

        oidc.Scope.Clear();
        foreach (var scope in OpenIdValidation.ScopesOf(provider))
        {
            oidc.Scope.Add(scope);
        }
    }
}
