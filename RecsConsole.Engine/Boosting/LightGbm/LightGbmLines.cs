using System.Globalization;

namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>The lines of a model's text, with their numbers.</summary>
internal sealed class LightGbmLines(TextReader reader)
{
    /// <summary>The number of the last line read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line; null at the end.</summary>
    public string? Next()
    {
        var line = reader.ReadLine();
        Number += line is null ? 0 : 1;
        return line;
    }

    /// <summary>The next line that is not empty.</summary>
    public string NextFilled()
    {
        while (true)
        {
            switch (Next())
            {
                case null:
                    throw new LightGbmFormatException(Number, "the text ends too early.");
                case { Length: > 0 } line:
                    return line;
            }
        }
    }

    /// <summary>Reads name=value lines up to an empty line or the end of the text; any other line is a format error.</summary>
    public LightGbmFields Fields()
    {
        var fields = new LightGbmFields(Number + 1);
        while (Next() is { Length: > 0 } line)
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw new LightGbmFormatException(Number, "there must be a name, an equals sign and a value.");
            }

            if (!fields.TryAdd(line[..at], new(Number, line[(at + 1)..])))
            {
                throw new LightGbmFormatException(Number, $"{line[..at]} was there before.");
            }
        }

        return fields;
    }
}

/// <summary>The value of a field and the line it is on.</summary>
internal readonly record struct LightGbmField(int Line, string Value)
{
    public IReadOnlyList<string> Words => Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public int Integer() => IntegerOf(Value);

    public double Number() => Parsed(Value);

    /// <summary>Exactly <paramref name="count"/> integers, separated by spaces.</summary>
    public int[] Integers(int count)
    {
        var field = this;
        return [.. Counted(count).Select(field.IntegerOf)];
    }

    public double[] Numbers(int count)
    {
        var field = this;
        return [.. Counted(count).Select(field.Parsed)];
    }

    public LightGbmFormatException Error(string reason) => new(Line, reason);

    private IReadOnlyList<string> Counted(int count)
    {
        var words = Words;
        return words.Count == count ? words : throw Error($"there must be {count} values, not {words.Count}.");
    }

    private int IntegerOf(string word) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Error($"'{word}' is not a whole number.");

    private double Parsed(string word) => LightGbmNumbers.NumberOf(word) ?? throw Error($"'{word}' is not a number.");
}

/// <summary>A block of names and values that begins at a line.</summary>
internal sealed class LightGbmFields(int line) : Dictionary<string, LightGbmField>(StringComparer.Ordinal)
{
    public int Line => line;

    public LightGbmField Required(string name) =>
        TryGetValue(name, out var field) ? field : throw new LightGbmFormatException(line, $"{name} is missing in the lines from here.");
}
