using Microsoft.AspNetCore.Components.Forms;

namespace RecsConsole.Platform.Scanning;

/// <summary>
/// Reads a file that somebody chose in the browser, if they may upload it today, and has it scanned: no page gets bytes that were not.
/// </summary>
public sealed class BrowserFiles(UploadScan scan, UploadDays days)
{
    /// <summary>The content of the file, or why it was refused.</summary>
    /// <exception cref="IOException">The connection broke, or the file is larger than declared.</exception>
    public async Task<Result<byte[]>> ReadAsync(Actor actor, IBrowserFile file, long maxBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (await days.RefuseAsync(actor, file.Size, cancellationToken) is { } tooMuch)
        {
            return tooMuch;
        }

        using var content = new MemoryStream();
        await using (var stream = file.OpenReadStream(maxBytes, cancellationToken))
        {
            await stream.CopyToAsync(content, cancellationToken);
        }

        var bytes = content.ToArray();
        return await scan.FindProblemAsync(actor, bytes, cancellationToken) is { } problem ? problem : bytes;
    }
}
