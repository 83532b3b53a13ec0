namespace RecsConsole.Features.Tenants.Topics;

/// <summary>A setting that a search found, with the address of its field.</summary>
public sealed record FoundSetting(SettingsTopic Topic, SettingField Field)
{
    public string Address => $"{Topic.Address}?field={Uri.EscapeDataString(Field.Id)}";

    /// <summary>The settings whose name has these words, then those described by them, then those of topics that have them.</summary>
    public static IReadOnlyList<FoundSetting> Find(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = words.Trim();
        return
        [
            .. SettingsTopic
                .All.SelectMany(topic => topic.Fields.Select(field => new FoundSetting(topic, field)))
                .Where(found => found.Field.Has(text) || found.Topic.Has(text))
                .OrderByDescending(found => found.Field.Name.Contains(text, StringComparison.CurrentCultureIgnoreCase))
                .ThenByDescending(found => found.Field.Has(text)),
        ];
    }
}
