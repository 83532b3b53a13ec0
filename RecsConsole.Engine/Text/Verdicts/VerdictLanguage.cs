namespace RecsConsole.Engine.Text.Verdicts;

/// <summary>
/// The words in which customers of one language say whether a step helped. The lists are short on purpose: a sentence that is not in them
/// says nothing, and a wrong reading would blame a step that helped.
/// </summary>
/// <param name="Refused">Phrases that say that it did not help.</param>
/// <param name="Confirmed">Phrases that say that it works.</param>
/// <param name="Ignored">Phrases that look like one of these and are not; taken out before anything is read.</param>
/// <param name="Doubts">What follows one of these in its sentence is a condition or a question.</param>
/// <param name="Limits">Words that take back a confirmation anywhere in its sentence: negations, exceptions, hopes, the past.</param>
/// <param name="Negations">Words that turn a refusal around when they stand right before it.</param>
internal sealed record VerdictLanguage(
    IReadOnlyList<VerdictPhrase> Refused,
    IReadOnlyList<VerdictPhrase> Confirmed,
    IReadOnlyList<VerdictPhrase> Ignored,
    IReadOnlyList<VerdictPhrase> Doubts,
    IReadOnlySet<string> Limits,
    IReadOnlySet<string> Negations
)
{
    // "no longer get the same error": a negation reaches over one word
    private const int Reach = 2;

    private const string TakenOut = "";

    /// <summary>A language from its lists of phrases, in the notation of <see cref="VerdictPhrase"/>.</summary>
    public static VerdictLanguage Parse(
        string refused,
        string confirmed,
        string ignored,
        string doubts,
        HashSet<string> limits,
        HashSet<string> negations
    ) =>
        new(
            VerdictPhrase.Parse(refused),
            VerdictPhrase.Parse(confirmed),
            VerdictPhrase.Parse(ignored),
            VerdictPhrase.Parse(doubts),
            limits,
            negations
        );

    /// <summary>Adds what a sentence says in this language.</summary>
    /// <param name="sentence">Its words in lower case, with commas as words of their own.</param>
    public void Read(IReadOnlyList<string> sentence, ref VerdictCount count)
    {
        var words = Without(sentence);
        var doubt = Doubts.SelectMany(phrase => phrase.FindIn(words)).Select(found => found.First).DefaultIfEmpty(words.Count).Min();
        count.Refused += Refused
            .SelectMany(phrase => phrase.FindIn(words))
            .Count(found => found.First < doubt && !IsNegated(words, found.First));
        count.Confirmed += Confirmed
            .SelectMany(phrase => phrase.FindIn(words))
            .Count(found => found.First < doubt && !IsLimited(words, found.First, found.Next));
    }

    private List<string> Without(IReadOnlyList<string> sentence)
    {
        List<string> words = [.. sentence];
        foreach (var (first, next) in Ignored.SelectMany(phrase => phrase.FindIn(sentence)))
        {
            for (var i = first; i < next; i++)
            {
                words[i] = TakenOut;
            }
        }

        return words;
    }

    private bool IsNegated(List<string> words, int first)
    {
        for (var i = Math.Max(0, first - Reach); i < first; i++)
        {
            if (Negations.Contains(words[i]))
            {
                return true;
            }
        }

        return false;
    }

    // "no longer happens" is a confirmation with a negation of its own
    private bool IsLimited(List<string> words, int first, int next)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if ((i < first || i >= next) && Limits.Contains(words[i]))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>How many phrases of each kind a message has.</summary>
internal record struct VerdictCount(int Refused, int Confirmed);
