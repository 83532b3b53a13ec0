using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace RecsConsole.Platform.Scanning;

/// <summary>Asks clamd by its own protocol (man clamd): one connection for each file, which is sent in blocks with their length.</summary>
public sealed class ClamdClient(IOptions<UploadOptions> options)
{
    private const int Block = 64 * 1024;
    private const int LongestAnswer = 4 * 1024;
    private const string Clean = "stream: OK";
    private const string Start = "stream: ";
    private const string Found = " FOUND";
    private const string TooLarge = "size limit exceeded"; // more than its StreamMaxLength

    // longer than clamd itself looks at a file (MaxScanTime, two minutes), so that its answer comes first
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);

    /// <summary>Whether a scanner is configured.</summary>
    public bool IsSet => options.Value.IsSet;

    /// <summary>The scanner's machine; null for a socket on this one.</summary>
    public string? Host => (options.Value.EndPoint as DnsEndPoint)?.Host;

    /// <summary>What the scanner says of a file.</summary>
    /// <exception cref="IOException">The scanner gave no verdict.</exception>
    public async Task<ClamdVerdict> FindAsync(Stream content, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("zINSTREAM\0", content, cancellationToken);
        return answer is Clean ? new(null)
            : answer.StartsWith(Start, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)
                ? new(answer[Start.Length..^Found.Length])
            : answer.Contains(TooLarge, StringComparison.OrdinalIgnoreCase) ? new ClamdVerdict(null) { IsTooLarge = true }
            : throw new IOException($"clamd answered '{answer}'.");
    }

    /// <summary>Whether the scanner answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync("zPING\0", null, cancellationToken) is "PONG";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<string> AskAsync(string command, Stream? content, CancellationToken cancellationToken)
    {
        var endPoint = options.Value.EndPoint ?? throw new IOException("No clamd is configured.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_longest);
        try
        {
            var isLocal = endPoint is UnixDomainSocketEndPoint;
            using var socket = isLocal
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(endPoint, limit.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command), limit.Token);
            var broken = content is null ? null : await SendAsync(stream, content, limit.Token);
            var answer = await ReadAsync(stream, limit.Token);
            return answer.Length > 0 ? answer : throw new IOException("clamd hung up without an answer.", broken);
        }
        catch (SocketException e)
        {
            throw new IOException("clamd cannot be reached.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("clamd did not answer in time.", e);
        }
    }

    // clamd answers and hangs up in the middle of a file that it does not take: what it said can still be read
    private static async Task<IOException?> SendAsync(NetworkStream stream, Stream content, CancellationToken cancellationToken)
    {
        var block = new byte[sizeof(int) + Block];
        int read;
        do
        {
            read = await content.ReadAtLeastAsync(block.AsMemory(sizeof(int)), Block, throwOnEndOfStream: false, cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(block, read); // a block of length 0 ends the file
            try
            {
                await stream.WriteAsync(block.AsMemory(0, sizeof(int) + read), cancellationToken);
            }
            catch (IOException e)
            {
                return e;
            }
        } while (read > 0);

        return null;
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        int read;
        do
        {
            read = await stream.ReadAsync(answer.AsMemory(length), cancellationToken);
            length += read;
        } while (read > 0 && length < answer.Length && answer[length - 1] != 0); // a 0 ends the answer, and a broken connection may follow

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }
}

/// <summary>What the scanner says of a file.</summary>
/// <param name="Finding">The name of what it found; null for nothing.</param>
public sealed record ClamdVerdict(string? Finding)
{
    /// <summary>The file is larger than the scanner takes, so it was not scanned and never will be.</summary>
    public bool IsTooLarge { get; init; }
}
