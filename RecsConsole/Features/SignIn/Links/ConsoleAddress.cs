using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>The base URL for links: the configured one, otherwise the first one the server listens on.</summary>
public sealed class ConsoleAddress(IOptions<SignInOptions> options, IServer? server = null)
{
    /// <summary>The absolute URL of a path; only the path when no base URL is known, as on the command line.</summary>
    public string Of(string path) => Root is { } root ? root.TrimEnd('/') + path : path;

    /// <summary>Whether a request came over the configured URL; always true when none is configured.</summary>
    public bool IsOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return options.Value.Address is not { } address
            || (
                Uri.TryCreate(address, UriKind.Absolute, out var own)
                && string.Equals(own.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                && string.Equals(own.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase)
            );
    }

    private string? Root => options.Value.Address ?? server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}
