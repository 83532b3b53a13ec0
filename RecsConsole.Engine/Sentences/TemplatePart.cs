namespace RecsConsole.Engine.Sentences;

/// <summary>A piece of a template.</summary>
/// <param name="Literal">Literal text; null for a slot or a choice.</param>
/// <param name="Slot">The fact that fills the slot, or whose number selects the form.</param>
/// <param name="Form">n for the bare number, else a grammatical case; null for the plain form.</param>
/// <param name="Choices">Forms to choose from by the slot's number; null for an ordinary slot.</param>
internal sealed record TemplatePart(string? Literal, string? Slot, string? Form, IReadOnlyList<string>? Choices)
{
    /// <summary>Cuts a template: {slot}, {slot:form}, [slot|one|few|many].</summary>
    public static IReadOnlyList<TemplatePart> Parse(string template)
    {
        var parts = new List<TemplatePart>();
        var at = 0;
        while (at < template.Length)
        {
            var open = template.AsSpan(at).IndexOfAny('{', '[');
            if (open < 0)
            {
                parts.Add(new(template[at..], null, null, null));
                break;
            }

            if (open > 0)
            {
                parts.Add(new(template.Substring(at, open), null, null, null));
            }

            var start = at + open;
            var close = template.IndexOf(template[start] == '{' ? '}' : ']', start);
            parts.Add(SlotOf(template[start], template[(start + 1)..close]));
            at = close + 1;
        }

        return parts;
    }

    private static TemplatePart SlotOf(char open, string inner)
    {
        if (open == '[')
        {
            var choice = inner.Split('|');
            return new(null, choice[0], null, choice[1..]);
        }

        var named = inner.Split(':');
        return new(null, named[0], named.Length > 1 ? named[1] : null, null);
    }
}
