using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Casework.Webhooks;

/// <summary>
/// Ids of events that are made anew for each webhook: the same for every webhook and every run, so that a receiver of several webhooks
/// recognises one. RFC 9562, version 8.
/// </summary>
internal static class EventIds
{
    public static Guid Of(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
