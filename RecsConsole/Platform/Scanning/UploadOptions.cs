using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RecsConsole.Platform.Scanning;

/// <summary>What a person may upload within a day, and the virus scanner that every uploaded file passes. Without one nothing is scanned.</summary>
public sealed class UploadOptions
{
    public const string Section = "Uploads";

    private const string UnixScheme = "unix:";
    private const int LongestPath = 107; // bytes that the system has for the path of a socket, less the one that ends it

    /// <summary>
    /// Where clamd listens, as <c>tcp://127.0.0.1:3310</c> or <c>unix:/run/clamav/clamd.ctl</c>. Files go there without TLS, which clamd does
    /// not have.
    /// </summary>
    public string? Clamd { get; set; }

    /// <summary>As many files as a person may upload within a day.</summary>
    [Range(1, 1_000_000)]
    public int FilesPerDay { get; set; } = 1_000;

    /// <summary>How large they may be together.</summary>
    [Range(1, 1_000_000)]
    public int MegabytesPerDay { get; set; } = 10_000;

    public bool IsSet => !string.IsNullOrWhiteSpace(Clamd);

    /// <summary>The scanner's address; null when there is none or it cannot be read.</summary>
    public EndPoint? EndPoint => IsSet ? Read(Clamd!.Trim()) : null;

    private static EndPoint? Read(string text)
    {
        if (text.StartsWith(UnixScheme, StringComparison.Ordinal))
        {
            var path = text[UnixScheme.Length..];
            return Path.IsPathRooted(path) && Encoding.UTF8.GetByteCount(path) <= LongestPath ? new UnixDomainSocketEndPoint(path) : null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "tcp", Port: > 0, Host.Length: > 0 }
            ? new DnsEndPoint(address.IdnHost, address.Port)
            : null;
    }
}
