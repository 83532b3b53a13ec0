using System.Globalization;
using System.Text.RegularExpressions;
using RecsConsole.Features.Demo.Content;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Writes customer texts that often fit the cause, and sometimes mislead.</summary>
public sealed partial class CaseWriter(DemoContent content, HiddenTruth truth)
{
    /// <summary>The field with the code of the error or rule.</summary>
    public const string CodeField = "Code";

    /// <summary>Field with the number of people or records affected.</summary>
    public const string AffectedField = "Affected";

    /// <summary>Field with the way by which the case came in.</summary>
    public const string ChannelField = "Channel";

    private const string German = "de";
    private const string Person = "person";
    private const double HintShare = 0.7;
    private const double WrongHintShare = 0.12;

    public CaseText Write(CaseSetting setting, SimulationRandom random)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(random);
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        if (setting.IssueType.Codes.Count > 0)
        {
            slots["code"] = DrawCode(setting, random);
        }

        var german = setting.Language is German ? setting.IssueType.German : null;
        var language = german is null ? null : German;
        var title = random.Pick(german?.Titles ?? setting.IssueType.Titles);
        var (description, channel) = german is null ? InEnglish(setting, random) : (InGerman(german, content.Texts.German!, random), null);
        return new CaseText(
            Fill(title, slots, random, language),
            Fill(description, slots, random, language),
            Fields(slots, channel, random)
        );
    }

    /// <summary>Replaces the placeholders of a text; those in <paramref name="known"/> keep their value.</summary>
    /// <param name="language">The language of the text; null for the first one.</param>
    public string Fill(string text, IDictionary<string, string> known, SimulationRandom random, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(known);
        var filled = Slot()
            .Replace(
                text,
                match =>
                {
                    var name = match.Groups["name"].Value;
                    return name is "administrator" ? Administrator(known, random, language) : ValueOf(name, known, random, language);
                }
            );
        return filled.Length > 0 ? char.ToUpperInvariant(filled[0]) + filled[1..] : filled;
    }

    private Dictionary<string, string> Fields(Dictionary<string, string> slots, string? channel, SimulationRandom random)
    {
        // drawn also where the text already tells it, so that the rest of the world stays the same
        var drawn = random.Pick(content.Tenant.Channels);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ChannelField] = channel ?? drawn,
            [content.Tenant.VersionField] = random.Pick(content.Tenant.Versions),
        };
        if (slots.TryGetValue("code", out var code))
        {
            fields[CodeField] = code;
        }

        var count = slots.GetValueOrDefault("count");
        // points are not people; they draw as a count does, so that the rest of the world stays the same
        if ((count is not null || slots.ContainsKey("points")) && random.Chance(0.5) && count is not null)
        {
            fields[AffectedField] = count;
        }

        return fields;
    }

    // with the channel, when the first line tells where the case comes from
    private (string Text, string? Channel) InEnglish(CaseSetting setting, SimulationRandom random)
    {
        var texts = content.Texts;
        List<string> middle = [random.Pick(setting.IssueType.Descriptions)];
        if (random.Chance(HintShare))
        {
            middle.Add(random.Pick(setting.Traits.Cause.Hints));
        }
        else if (random.Chance(WrongHintShare))
        {
            var other = random.Pick([.. truth.Mix(setting.IssueType.Key, 0)]).Cause;
            middle.Add(random.Pick(other.Hints));
        }

        if (random.Chance(0.65))
        {
            middle.Add(random.Pick(texts.Impacts));
        }

        if (random.Chance(0.5))
        {
            middle.Insert(random.Between(1, middle.Count), random.Pick(texts.Environments));
        }

        if (setting.IssueType.Origins is not { Count: > 0 } origins)
        {
            return (Join(random.Pick(texts.Openers), middle, random.Pick(texts.Closings)), null);
        }

        var origin = random.Pick(origins);
        return (Join(origin.Text, middle, random.Pick(texts.Closings)), origin.Channel);
    }

    private static string InGerman(DemoGermanTexts issue, DemoGermanPieces pieces, SimulationRandom random)
    {
        List<string> middle = [random.Pick(issue.Descriptions), random.Pick(pieces.Impacts)];
        if (random.Chance(0.5))
        {
            middle.Add(random.Pick(pieces.Environments));
        }

        return Join(random.Pick(pieces.Openers), middle, random.Pick(pieces.Closings));
    }

    private static string Join(string opener, IEnumerable<string> middle, string closing) =>
        string.Join("\n\n", new[] { opener, string.Join(' ', middle), closing }.Where(part => part.Length > 0));

    private static string DrawCode(CaseSetting setting, SimulationRandom random)
    {
        var codes = setting.IssueType.Codes;
        return setting.Traits.Cause.Code is { } usual && codes.Contains(usual) && random.Chance(0.85) ? usual : random.Pick(codes);
    }

    private string ValueOf(string name, IDictionary<string, string> known, SimulationRandom random, string? language)
    {
        if (!known.TryGetValue(name, out var value))
        {
            known[name] = value = DrawSlot(name, random, language);
        }

        return value;
    }

    // never the person whom the text is about
    private string Administrator(IDictionary<string, string> known, SimulationRandom random, string? language)
    {
        var people = SlotsOf(Person, language);
        return people[(people.IndexOf(ValueOf(Person, known, random, language)) + 1) % people.Count];
    }

    private IList<string> SlotsOf(string name, string? language) =>
        language is German && content.Texts.German is { } german && german.Slots.TryGetValue(name, out var own)
            ? own
            : content.Texts.Slots[name];

    private string DrawSlot(string name, SimulationRandom random, string? language)
    {
        var culture = CultureInfo.InvariantCulture;
        return name switch
        {
            "count" => DrawCount(random).ToString(culture),
            "points" => (70 + (DrawCount(random) % 30)).ToString(culture),
            "seconds" => random.Between(8, 60).ToString(culture),
            "amount" => Amount(random.Between(180, 48_000), language),
            "number" => string.Create(culture, $"R-{random.Between(20_000, 99_999)}"),
            _ => random.Pick(SlotsOf(name, language)),
        };
    }

    private static int DrawCount(SimulationRandom random) => random.Between(3, random.Chance(0.3) ? 900 : 60);

    private string Amount(int value, string? language)
    {
        var digits = value.ToString("N0", CultureInfo.InvariantCulture);
        return $"{(language is German ? digits.Replace(',', '.') : digits)} {content.Tenant.Currency}";
    }

    [GeneratedRegex("{(?<name>[a-z]+)}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();
}
