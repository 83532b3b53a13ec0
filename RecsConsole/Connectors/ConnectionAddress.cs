namespace RecsConsole.Connectors;

/// <summary>
/// Addresses a connection may have. Private ones are accepted, because ticket systems may be on the internal network; where the server may
/// connect is limited by <see cref="Platform.Outbound.OutboundRules"/>.
/// </summary>
public static class ConnectionAddress
{
    /// <summary>
    /// The address with a trailing slash; null when it is invalid: a scheme other than http and https, a user, a query or a fragment.
    /// </summary>
    public static Uri? Read(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0, Host.Length: > 0 }
            ? new(address.AbsoluteUri.TrimEnd('/') + "/")
            : null;
}
