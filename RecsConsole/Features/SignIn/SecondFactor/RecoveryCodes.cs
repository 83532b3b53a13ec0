using System.Security.Cryptography;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Codes that sign in once in place of the authenticator app: 120 random bits each.</summary>
internal static class RecoveryCodes
{
    /// <summary>As many as an account gets.</summary>
    public const int Count = 10;

    // 32 of them, so five bits each, without those that look like another
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 24;
    private const int Group = 6;

    // ASP.NET Core Identity made those of before
    private const int EarlierLength = 10;
    private const int EarlierGroup = 5;

    public static string Make() => InGroups(RandomNumberGenerator.GetString(Letters, Length), Group);

    /// <summary>A code as it is stored, however its groups and case are typed; null when no code is as long.</summary>
    public static string? Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var bare = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return bare.Length switch
        {
            Length => InGroups(bare, Group),
            EarlierLength => InGroups(bare, EarlierGroup),
            _ => null,
        };
    }

    private static string InGroups(string code, int size) => string.Join('-', code.Chunk(size).Select(group => new string(group)));
}
