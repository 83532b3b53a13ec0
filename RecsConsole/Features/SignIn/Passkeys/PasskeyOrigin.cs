using Microsoft.AspNetCore.Identity;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>
/// Accepts a passkey's answer from a page of the very host that it belongs to. A browser lets pages of subdomains use it as well, and
/// whoever passes such an answer on writes the header with the origin.
/// </summary>
public static class PasskeyOrigin
{
    /// <param name="domain">The configured domain; null for the host that the request asks.</param>
    public static bool IsOwn(PasskeyOriginValidationContext asked, string? domain)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var request = asked.HttpContext.Request;
        return !asked.CrossOrigin
            && request.Headers.Origin is [{ } page]
            && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin)
            && Uri.TryCreate(page, UriKind.Absolute, out var sent)
            && origin == sent
            && string.Equals(origin.Host, domain ?? request.Host.Host, StringComparison.OrdinalIgnoreCase);
    }
}
