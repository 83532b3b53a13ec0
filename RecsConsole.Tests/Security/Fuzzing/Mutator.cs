using System.Text;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>
/// Changes inputs of a corpus: flipped bits, cuts, splices, repetitions, swapped parts, deep nesting, huge numbers, odd Unicode and zero
/// bytes. The same random numbers make the same input.
/// </summary>
internal sealed class Mutator(Random random)
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxChanges = 4;
    private const int MaxPart = 200;
    private const int MaxRepeats = 300;
    private const int Deepest = 3_000;
    private const int OnePlainIn = 4;

    private static readonly byte[][] s_tokens = Bytes(
        "\0",
        "\uFEFF",
        "\u202E\u0301\u200D",
        "\U0001F9D1\u200D\U0001F4BB",
        "\\ud800",
        "\\udc00\\ud800",
        "\\u0000",
        "\"",
        "'",
        "`",
        "|",
        "\r",
        "\n\n",
        "\n---\n",
        "null",
        "[null]",
        "{}",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>&b;",
        "&#x10FFFF;",
        "&#xD800;",
        "<![CDATA[",
        "-->",
        "%00",
        "%ZZ",
        "&a=b",
        "=cmd|' /C calc'!A0",
        "!<tag:[>",
        "&a [*a]",
        "://",
        "0001-01-01",
        "9999-12-31T23:59:59.9999999+14:00"
    );

    private static readonly byte[][] s_numbers = Bytes(
        "-1",
        "0",
        "2147483648",
        "-2147483649",
        "9223372036854775807",
        "99999999999999999999999",
        "1e309",
        "-0.0",
        "NaN",
        "0x10",
        "007",
        "\uFF11\uFF12"
    );

    private static readonly (string Open, string Close)[] s_nests =
    [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("(", ")"),
        ("<b>", "</b>"),
        ("<div a=1>", "</div>"),
        ("<table><tr><td>", ""),
        ("> ", ""),
        (">", ""),
        ("- ", ""),
        ("*a ", ""),
        ("[a](", ")"),
        ("<w:p>", "</w:p>"),
        ("<<", ">>"),
    ];

    /// <summary>One input made from the corpus.</summary>
    public byte[] Mutate(IReadOnlyList<byte[]> corpus)
    {
        var chosen = corpus[random.Next(corpus.Count)];
        // a packed file is no longer one after most changes, so that its parts are changed, too
        return ZipParts.IsZip(chosen) && random.Next(OnePlainIn) > 0
            ? ZipParts.Change(chosen, random, part => Change(part, corpus))
            : Change(chosen, corpus);
    }

    private byte[] Change(byte[] seed, IReadOnlyList<byte[]> corpus)
    {
        var bytes = seed;
        for (var left = 1 + random.Next(MaxChanges); left > 0; left--)
        {
            bytes = ChangeOnce(bytes, corpus);
        }

        var most = Math.Max(MaxBytes, seed.Length * 2);
        return bytes.Length <= most ? bytes : bytes[..most];
    }

    private byte[] ChangeOnce(byte[] bytes, IReadOnlyList<byte[]> corpus) =>
        random.Next(10) switch
        {
            0 => Flip(bytes),
            1 => Insert(bytes, s_tokens[random.Next(s_tokens.Length)]),
            2 => bytes[..Place(bytes)],
            3 => Replace(bytes, []),
            4 => Repeat(bytes),
            5 => Splice(bytes, corpus[random.Next(corpus.Count)]),
            6 => Number(bytes),
            7 => Insert(bytes, Nest()),
            8 => Swap(bytes),
            _ => Replace(bytes, s_tokens[random.Next(s_tokens.Length)]),
        };

    private int Place(byte[] bytes) => random.Next(bytes.Length + 1);

    private Range Part(byte[] bytes)
    {
        var from = Place(bytes);
        return from..(from + random.Next(Math.Min(bytes.Length - from, MaxPart) + 1));
    }

    private byte[] Flip(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }

        byte[] changed = [.. bytes];
        changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private byte[] Insert(byte[] bytes, byte[] token)
    {
        var at = Place(bytes);
        return [.. bytes[..at], .. token, .. bytes[at..]];
    }

    private byte[] Replace(byte[] bytes, byte[] token)
    {
        var part = Part(bytes);
        return [.. bytes[..part.Start.Value], .. token, .. bytes[part.End.Value..]];
    }

    private byte[] Repeat(byte[] bytes)
    {
        var part = Part(bytes);
        var repeated = bytes[part];
        var times = Math.Min(2 + random.Next(MaxRepeats), MaxBytes / Math.Max(1, repeated.Length));
        return [.. bytes[..part.Start.Value], .. Enumerable.Repeat(repeated, times).SelectMany(each => each), .. bytes[part.End.Value..]];
    }

    private byte[] Splice(byte[] bytes, byte[] other) => [.. bytes[..Place(bytes)], .. other[Place(other)..]];

    private byte[] Swap(byte[] bytes)
    {
        var part = Part(bytes);
        var (from, to) = (part.Start.Value, part.End.Value);
        var at = from + ((to - from) / 2);
        return [.. bytes[..from], .. bytes[at..to], .. bytes[from..at], .. bytes[to..]];
    }

    // another number in the place of one
    private byte[] Number(byte[] bytes)
    {
        var number = s_numbers[random.Next(s_numbers.Length)];
        var from = Array.FindIndex(bytes, Place(bytes), each => char.IsAsciiDigit((char)each));
        if (from < 0)
        {
            return Insert(bytes, number);
        }

        var to = from;
        while (to < bytes.Length && char.IsAsciiDigit((char)bytes[to]))
        {
            to++;
        }

        return [.. bytes[..from], .. number, .. bytes[to..]];
    }

    private byte[] Nest()
    {
        var (open, close) = s_nests[random.Next(s_nests.Length)];
        var depth = 1 + random.Next(Deepest);
        var isClosed = random.Next(2) == 0;
        return Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat(open, depth)) + (isClosed ? string.Concat(Enumerable.Repeat(close, depth)) : "")
        );
    }

    private static byte[][] Bytes(params IEnumerable<string> texts) => [.. texts.Select(text => Encoding.UTF8.GetBytes(text))];
}
