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

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    /// <summary>Whether a scanner is configured.</summary>
    public bool IsSet => options.Value.IsSet;

    /// <summary>The scanner's machine; null for a socket on this one.</summary>
    public string? Host => (options.Value.EndPoint as DnsEndPoint)?.Host;

    /// <summary>The name of what the scanner finds in a file; null for nothing.</summary>
    /// <exception cref="IOException">The scanner gave no verdict.</exception>
    public async Task<string?> FindAsync(Stream content, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("zINSTREAM\0", content, cancellationToken);
        return answer is Clean ? null
            : answer.StartsWith(Start, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)
                ? answer[Start.Length..^Found.Length]
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
            if (content is not null)
            {
                await SendAsync(stream, content, limit.Token);
            }

            return await ReadAsync(stream, limit.Token);
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

    private static async Task SendAsync(NetworkStream stream, Stream content, CancellationToken cancellationToken)
    {
        var block = new byte[sizeof(int) + Block];
        int read;
        do
        {
            read = await content.ReadAtLeastAsync(block.AsMemory(sizeof(int)), Block, throwOnEndOfStream: false, cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(block, read); // a block of length 0 ends the file
            await stream.WriteAsync(block.AsMemory(0, sizeof(int) + read), cancellationToken);
        } while (read > 0);
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\n');
    }
}
