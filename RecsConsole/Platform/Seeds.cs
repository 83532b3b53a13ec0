using System.Security.Cryptography;

namespace RecsConsole.Platform;

/// <summary>Draws the seed of a decision; it is stored with the decision.</summary>
public static class Seeds
{
    /// <summary>A seed from 0 to 2^62.</summary>
    public static long Draw() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & 0x3FFF_FFFF_FFFF_FFFF;
}
