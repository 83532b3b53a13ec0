namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Finds the people mentioned in a text after an @: by display name, first name or the local part of their e-mail address, if it is unique.
/// </summary>
public static class Mentions
{
    /// <summary>Each person once, in the order of the text.</summary>
    public static IReadOnlyList<Guid> Find(string text, IReadOnlyCollection<Mentionable> people)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(people);
        var owners = Owners(people);
        var found = new List<Guid>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // an @ inside a word is an e-mail address
            if ((at == 0 || !IsOfWord(text[at - 1])) && NamedAt(text, at + 1, owners) is { } person && !found.Contains(person))
            {
                found.Add(person);
            }
        }

        return found;
    }

    /// <summary>Whether the people need to be read at all.</summary>
    public static bool MayNameSomebody(string text) => text.Contains('@', StringComparison.Ordinal);

    // longest name first, so that @Ana Nowak does not match another Ana
    private static Guid? NamedAt(string text, int start, List<KeyValuePair<string, Guid>> owners)
    {
        foreach (var (name, person) in owners)
        {
            var end = start + name.Length;
            if (
                end <= text.Length
                && string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
                && IsEnd(text, end)
            )
            {
                return person;
            }
        }

        return null;
    }

    // a dot ends a sentence unless a word follows it directly
    private static bool IsEnd(string text, int end) =>
        end == text.Length || (!IsOfWord(text[end]) && !(text[end] is '.' or '-' && end + 1 < text.Length && IsOfWord(text[end + 1])));

    private static bool IsOfWord(char each) => char.IsLetterOrDigit(each) || each == '_';

    // a name shared by two people identifies nobody
    private static List<KeyValuePair<string, Guid>> Owners(IReadOnlyCollection<Mentionable> people) =>
        [
            .. people
                .SelectMany(person => NamesOf(person).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (Name: name, person.Id)))
                .GroupBy(each => each.Name, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() == 1)
                .Select(only => KeyValuePair.Create(only.Key, only.First().Id))
                .OrderByDescending(each => each.Key.Length)
                .ThenBy(each => each.Key, StringComparer.OrdinalIgnoreCase),
        ];

    private static IEnumerable<string> NamesOf(Mentionable person)
    {
        var name = person.DisplayName.Trim();
        IEnumerable<string?> names = [name, name.Split(' ')[0], person.Email?.Split('@')[0].Trim()];
        return names.OfType<string>().Where(each => each.Length > 0);
    }
}

/// <summary>A person with the names used in mentions.</summary>
public sealed record Mentionable(Guid Id, string DisplayName, string? Email);
