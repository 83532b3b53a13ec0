namespace RecsConsole.Cli.Bench;

/// <summary>Text of artificial words whose frequencies follow Zipf's law, the same for the same seed.</summary>
internal sealed class SyntheticText
{
    private const int Vocabulary = 20_000;
    private readonly string[] _words = new string[Vocabulary];
    private readonly double[] _upTo = new double[Vocabulary];
    private readonly Random _random;

    public SyntheticText(int seed)
    {
        _random = new(seed);
        var sum = 0.0;
        for (var i = 0; i < Vocabulary; i++)
        {
            sum += 1.0 / (i + 5);
            (_words[i], _upTo[i]) = (WordOf(i), sum);
        }
    }

    public string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Draw()));

    private string Draw()
    {
        var found = Array.BinarySearch(_upTo, _random.NextDouble() * _upTo[^1]);
        return _words[Math.Min(found < 0 ? ~found : found, Vocabulary - 1)];
    }

    // Pronounceable and distinct: the number in syllables.
    private static string WordOf(int number)
    {
        const string consonants = "bdfgklmnprstvz";
        const string vowels = "aeiou";
        var letters = new List<char>();
        for (var rest = number + 100; rest > 0; rest /= consonants.Length * vowels.Length)
        {
            var syllable = rest % (consonants.Length * vowels.Length);
            letters.Add(consonants[syllable / vowels.Length]);
            letters.Add(vowels[syllable % vowels.Length]);
        }

        return new([.. letters]);
    }
}
