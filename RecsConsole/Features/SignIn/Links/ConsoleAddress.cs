using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>The address that links are written with: the configured one, otherwise the first that the server listens at.</summary>
public sealed class ConsoleAddress(IOptions<SignInOptions> options, IServer? server = null)
{
    /// <summary>The whole address of a path; only the path where no address is known, as on the command line.</summary>
    public string Of(string path) => Root is { } root ? root.TrimEnd('/') + path : path;

    /// <summary>Whether a request came over this address. Whatever is not known cannot be told apart, so it is not refused.</summary>
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
