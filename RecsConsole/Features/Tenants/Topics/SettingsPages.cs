using RecsConsole.Components.Layout;

namespace RecsConsole.Features.Tenants.Topics;

/// <summary>The topics and their settings for the quick search.</summary>
public sealed class SettingsPages : IMorePages
{
    public IReadOnlyList<RailLink> All
    {
        get
        {
            var settings = RailLinks.Of(SettingsTopic.Home)!;
            return
            [
                .. SettingsTopic.All.Select(topic => settings with { Title = $"{settings.Title}: {topic.Title}", Address = topic.Address }),
                .. SettingsTopic.All.SelectMany(topic =>
                    topic.Fields.Select(setting =>
                        settings with
                        {
                            Title = $"{topic.Title}: {setting.Name}",
                            Address = new FoundSetting(topic, setting).Address,
                        }
                    )
                ),
            ];
        }
    }
}
