namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Judges with zxcvbn how soon a password is guessed: leaked passwords, words, names, dates and rows of keys, alone or put together, with
/// letters replaced by digits or signs. A new password is judged; a sign-in is not, since it must not tell how good the stored one is.
/// </summary>
public static class PasswordStrength
{
    // of 0 to 4: withstands a hundred million guesses
    private const int LeastScore = 3;

    // Judging takes longer than in proportion to the length. The first characters of a longer password must be good enough by themselves.
    private const int Judged = 64;

    private const int ShortestWord = 3;

    // everybody who attacks this console knows its name
    private const string OwnName = "recsconsole";

    // a few megabytes of lists, and half a second to read them: once for the process
    private static readonly Lazy<Zxcvbn.Zxcvbn> s_zxcvbn = new(() => new Zxcvbn.Zxcvbn());

    // the package does not say whether it may be used by several threads
    private static readonly Lock s_turn = new();

    /// <summary>Whether the lists have been read.</summary>
    public static bool IsLoaded => s_zxcvbn.IsValueCreated;

    /// <summary>Reads the lists, if nobody has yet.</summary>
    public static void Load() => _ = s_zxcvbn.Value;

    /// <param name="known">What an attacker knows of the person: name, address.</param>
    public static bool IsGuessable(string password, IEnumerable<string?> known) => ScoreOf(password, known) < LeastScore;

    /// <summary>The same in the words of the meter: a password that withstands far more guesses than it must is strong.</summary>
    /// <param name="known">What an attacker knows of the person: name, address.</param>
    public static PasswordRating RatingOf(string password, IEnumerable<string?> known) =>
        ScoreOf(password, known) switch
        {
            < LeastScore => PasswordRating.Guessable,
            LeastScore => PasswordRating.Good,
            _ => PasswordRating.Strong,
        };

    private static int ScoreOf(string password, IEnumerable<string?> known)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(known);
        var words = known.OfType<string>().SelectMany(WordsOf).Append(OwnName).Distinct(StringComparer.Ordinal).ToList();
        lock (s_turn)
        {
            return s_zxcvbn.Value.EvaluatePassword(password[..Math.Min(password.Length, Judged)], words).Score;
        }
    }

    // the package compares in lower case
    private static IEnumerable<string> WordsOf(string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        var parts = new string([.. lower.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ');
        return parts.Append(lower).Where(word => word.Length >= ShortestWord);
    }
}
