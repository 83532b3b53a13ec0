using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Also signs out at the provider: otherwise the next click on its button would let anyone at this browser in again.</summary>
public sealed partial class ProviderSignOut(
    OpenIdSchemes schemes,
    IOptionsMonitor<OpenIdConnectOptions> options,
    ILogger<ProviderSignOut> logger
)
{
    /// <summary>Redirects to the provider, which sends the browser back; false when the provider does not support it.</summary>
    /// <param name="scheme">The scheme that the session was started with.</param>
    public async Task<bool> RedirectAsync(HttpContext http, string? scheme)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (schemes.Find(scheme) is not var (_, provider))
        {
            return false;
        }

        try
        {
            var configuration = await options.Get(scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            if (string.IsNullOrEmpty(configuration.EndSessionEndpoint))
            {
                return false;
            }
        }
        catch (InvalidOperationException e)
        {
            LogUnreachable(e, provider.Tenant);
            return false;
        }

        await http.SignOutAsync(scheme, new AuthenticationProperties { RedirectUri = SignInAddresses.Login });
        return await RedirectPage.WriteAsync(http, provider.Name);
    }

    [LoggerMessage(
        EventId = 1034,
        Level = LogLevel.Warning,
        Message = "The provider of tenant {Tenant} does not answer: signed out of the console alone"
    )]
    private partial void LogUnreachable(Exception exception, string tenant);
}
