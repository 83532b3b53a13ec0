using System.Security.Claims;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Callers;

/// <summary>The caller: the person of the key, in the tenant of the key only.</summary>
internal sealed record ApiCaller(Guid KeyId, Actor Actor)
{
    /// <summary>The claim with one scope of the key.</summary>
    public const string Scope = "api_scope";

    private const string Key = "api_key";
    private const string Maker = "api_key_maker";

    /// <summary>The caller of an authenticated request.</summary>
    /// <exception cref="AccessRevokedException">The caller has no valid key.</exception>
    public static ApiCaller From(HttpContext context) => Find(context.User) ?? throw new AccessRevokedException();

    /// <summary>The same; null without a valid key.</summary>
    public static ApiCaller? Find(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Key), out var key)
        && Guid.TryParse(principal.FindFirstValue(SessionClaims.Tenant), out var tenant)
        && Guid.TryParse(principal.FindFirstValue(SessionClaims.Person), out var person)
            ? new(key, new(tenant, person) { Key = new(key, MakerOf(principal)) })
            : null;

    /// <summary>Whether the key of the request has a scope.</summary>
    public static bool Has(HttpContext context, string scope) => context.User.HasClaim(Scope, scope);

    // a claim has a text: nobody is the empty one
    private static Guid? MakerOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Maker), out var maker) ? maker : null;

    public static ClaimsPrincipal Principal(ApiKeyUse use) =>
        new(
            new ClaimsIdentity(
                [
                    new(Key, use.KeyId.ToString("D")),
                    new(Maker, use.MakerId?.ToString("D") ?? ""),
                    new(SessionClaims.Tenant, use.TenantId.ToString("D")),
                    new(SessionClaims.Person, use.PersonId.ToString("D")),
                    .. use.Scopes.Select(scope => new Claim(Scope, scope)),
                ],
                ApiKeyHandler.Scheme
            )
        );
}
