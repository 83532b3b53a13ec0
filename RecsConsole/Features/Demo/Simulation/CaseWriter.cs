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

        var german = setting.Language is "de" ? setting.IssueType.German : null;
        var title = random.Pick(german?.Titles ?? setting.IssueType.Titles);
        var description = german is null ? English(setting, random) : German(german, content.Texts.German!, random);
        return new CaseText(Fill(title, slots, random), Fill(description, slots, random), Fields(slots, random));
    }

    /// <summary>Replaces the placeholders of a text; those in <paramref name="known"/> keep their value.</summary>
    public string Fill(string text, IDictionary<string, string> known, SimulationRandom random)
    {
        ArgumentNullException.ThrowIfNull(known);
        var filled = Slot()
            .Replace(
                text,
                match =>
                {
                    var name = match.Groups["name"].Value;
                    if (!known.TryGetValue(name, out var value))
                    {
                        known[name] = value = DrawSlot(name, random);
                    }

                    return value;
                }
            );
        return filled.Length > 0 ? char.ToUpperInvariant(filled[0]) + filled[1..] : filled;
    }

    private Dictionary<string, string> Fields(Dictionary<string, string> slots, SimulationRandom random)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Channel"] = random.Pick(content.Tenant.Channels),
            ["Version"] = random.Pick(content.Tenant.Versions),
        };
        if (slots.TryGetValue("code", out var code))
        {
            fields[CodeField] = code;
        }

        if (slots.TryGetValue("count", out var count) && random.Chance(0.5))
        {
            fields[AffectedField] = count;
        }

        return fields;
    }

    private string English(CaseSetting setting, SimulationRandom random)
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

        return Join(random.Pick(texts.Openers), middle, random.Pick(texts.Closings));
    }

    private static string German(DemoGermanTexts issue, DemoGermanPieces pieces, SimulationRandom random)
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

    private string DrawSlot(string name, SimulationRandom random)
    {
        var culture = CultureInfo.InvariantCulture;
        return name switch
        {
            "count" => random.Between(3, random.Chance(0.3) ? 900 : 60).ToString(culture),
            "seconds" => random.Between(8, 60).ToString(culture),
            "amount" => random.Between(180, 48_000).ToString("N0", culture) + " " + content.Tenant.Currency,
            "number" => string.Create(culture, $"R-{random.Between(20_000, 99_999)}"),
            _ => random.Pick(content.Texts.Slots[name]),
        };
    }

    [GeneratedRegex("{(?<name>[a-z]+)}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();
}
