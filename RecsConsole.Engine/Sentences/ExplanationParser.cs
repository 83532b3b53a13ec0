using System.Text;
using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>Verifies one sentence. Confirmed parts are blanked out, so that unsupported ones remain.</summary>
/// <param name="bound">Facts bound by the claim.</param>
/// <param name="said">Facts that pieces of the sentence already state, in order.</param>
internal sealed class ExplanationParser(
    IReadOnlyList<Fact> bound,
    IReadOnlyList<Fact> said,
    LabelLookup labels,
    ExplanationLanguage language
)
{
    // placeholders for a piece that states a fact, and for a name that a fact supports
    private const char Piece = '\uFFFC';
    private const char Name = '\uFFFB';

    private readonly List<Fact> _open = [.. bound.Except(said)];
    private readonly List<Mention> _mentions = [];
    private readonly List<(int At, Comparison Comparison)> _before = [];
    private readonly StringBuilder _text = new();
    private string? _asString;

    // read far more often than blanked
    private string Text => _asString ??= _text.ToString();

    /// <summary>The first unsupported statement; null when everything is supported.</summary>
    public string? Problem(IReadOnlyList<ClaimSegment> segments)
    {
        foreach (var segment in segments)
        {
            _text.Append(segment.FactId is null ? segment.Text : Piece.ToString());
        }

        BlankNames();
        return QuotedName() ?? Dates() ?? Comparisons() ?? Numbers() ?? Parts() ?? NumberWord() ?? StrangeName();
    }

    private void BlankNames()
    {
        var names = bound
            .SelectMany(fact => FactParser.NamesOf(fact, labels, language))
            .Where(name => name.Length > 0)
            .OrderByDescending(name => name.Length);
        foreach (var name in names)
        {
            var text = Text;
            for (var at = Find(text, name, 0); at >= 0; at = Find(text, name, at + name.Length))
            {
                Blank(at, name.Length, Name);
            }
        }
    }

    private string? QuotedName()
    {
        var text = Text;
        var (open, close) = language.Quotes;
        var at = text.IndexOf(open, StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = text.IndexOf(close, at + 1);
            var inner = end < 0 ? text[(at + 1)..] : text[(at + 1)..end];
            if (inner.Trim(Name, Piece, ' ', ',').Length > 0)
            {
                return $"no fact is called \"{inner}\"";
            }

            at = end < 0 ? -1 : text.IndexOf(open, end + 1);
        }

        return null;
    }

    private string? Dates()
    {
        for (var at = 0; at < _text.Length; at++)
        {
            if ((at > 0 && char.IsAsciiDigit(_text[at - 1])) || ExplanationDates.DateAt(Text, at, language) is not var (day, length))
            {
                continue;
            }

            var fact = _open.Find(each => each.Type is FactTypes.Date && ClaimRenderer.DayOf(each) == day);
            if (fact is null)
            {
                return $"no fact is of {day:yyyy-MM-dd}";
            }

            _open.Remove(fact);
            Blank(at, length, ' ');
        }

        return null;
    }

    // Longest first, so that a word within a longer phrase is not read on its own.
    private string? Comparisons()
    {
        foreach (var phrase in language.ComparisonsByLength)
        {
            var text = Text;
            for (var at = Find(text, phrase.Phrase, 0); at >= 0; at = Find(text, phrase.Phrase, at + phrase.Phrase.Length))
            {
                var next = SkipBlanks(text, at + phrase.Phrase.Length);
                if (phrase.MustCount && !IsCount(text, next))
                {
                    continue;
                }

                if (!Holds(phrase.Comparison, text, next))
                {
                    return $"\"{phrase.Phrase}\" is not what the facts say";
                }

                Blank(at, phrase.Phrase.Length, ' ');
            }
        }

        return null;
    }

    private bool Holds(Comparison comparison, string text, int next)
    {
        if (!ComparisonCheck.ComparesNumbers(comparison))
        {
            return ComparisonCheck.Holds(comparison, bound);
        }

        if (next < text.Length && text[next] == Piece)
        {
            return ComparisonCheck.HoldsOfItself(comparison, said[PieceNumber(text, next)]);
        }

        _before.Add((next, comparison)); // checked later, when the facts of other numbers are known
        return IsCount(text, next);
    }

    private string? Numbers()
    {
        var text = Text;
        var compared = new List<(decimal Value, Comparison Comparison)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == Piece)
            {
                AddMention(at, 1, said[PieceNumber(text, at)]);
            }
            else if (NumberAt(text, at) is var (value, length))
            {
                if (_before.Exists(each => each.At == at))
                {
                    compared.Add((value, _before.Find(each => each.At == at).Comparison));
                }
                else if (!Take(value, at, length))
                {
                    return $"no fact counts {value}";
                }

                at += length - 1;
            }
        }

        return compared.Exists(each => !TakeCompared(each.Value, each.Comparison)) ? "a number is compared with what no fact counts" : null;
    }

    // "2 days 6 hours" is one number where a fact counts hours
    private (decimal Value, int Length)? NumberAt(string text, int at) =>
        ExplanationText.HoursAt(text, at, language) is { } hours
        && _open.Exists(each => each.Type is FactTypes.Hours && FactParser.ValueOf(each) == hours.Value)
            ? hours
            : ExplanationText.NumberAt(text, at, language);

    private bool Take(decimal value, int at, int length)
    {
        var fact = _open.Find(each => FactParser.ValueOf(each) == value);
        if (fact is null)
        {
            return false;
        }

        _open.Remove(fact);
        AddMention(at, length, fact);
        return true;
    }

    private bool TakeCompared(decimal value, Comparison comparison)
    {
        var fact = _open.Find(each =>
            FactParser.ValueOf(each) is { } counted && ComparisonCheck.Holds(comparison, value, counted, each.Type)
        );
        return fact is not null && _open.Remove(fact);
    }

    // "21 of 24": a part is never more than its whole.
    private string? Parts()
    {
        var text = Text;
        for (var i = 1; i < _mentions.Count; i++)
        {
            var (left, right) = (_mentions[i - 1], _mentions[i]);
            var between = text[left.End..right.Start].Trim();
            if (string.Equals(between, language.PartOf, StringComparison.Ordinal) && left.Value > right.Value)
            {
                return $"{left.Value} is no part of {right.Value}";
            }
        }

        return null;
    }

    private string? NumberWord()
    {
        foreach (var (word, _) in ExplanationText.Words(Text))
        {
            if (
                language.NumberWords.TryGetValue(word, out var value)
                && !language.Vocabulary.Contains(word)
                && !_open.Exists(fact => FactParser.ValueOf(fact) == value)
            )
            {
                return $"no fact counts {word}";
            }
        }

        return null;
    }

    private string? StrangeName()
    {
        foreach (var (word, _) in ExplanationText.Words(Text))
        {
            if (char.IsUpper(word[0]) && !language.Vocabulary.Contains(word))
            {
                return $"no fact is called {word}";
            }
        }

        return null;
    }

    private void AddMention(int at, int length, Fact fact)
    {
        if (FactParser.ValueOf(fact) is { } value)
        {
            _mentions.Add(new(at, at + length, value, fact.Type));
        }
    }

    private bool IsCount(string text, int at) =>
        at < text.Length
        && (
            (text[at] == Piece && FactParser.ValueOf(said[PieceNumber(text, at)]) is not null)
            || ExplanationText.NumberAt(text, at, language) is not null
        );

    private void Blank(int at, int length, char mark)
    {
        for (var i = at; i < at + length; i++)
        {
            _text[i] = mark;
        }

        _asString = null;
    }

    private static int Find(string text, string phrase, int from) => from >= text.Length ? -1 : ExplanationText.Find(text, phrase, from);

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or Name)
        {
            at++;
        }

        return at;
    }

    private static int PieceNumber(string text, int at) => text.AsSpan(0, at).Count(Piece);

    private readonly record struct Mention(int Start, int End, decimal Value, string Type);
}
