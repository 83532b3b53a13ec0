namespace RecsConsole.Features.Settings;

/// <summary>What a person can set for themselves.</summary>
public enum SettingName
{
    /// <summary>One of the known zones.</summary>
    TimeZone,

    /// <summary>Code of a language; empty as the browser asks.</summary>
    Language,

    /// <summary>light, dark or system.</summary>
    Theme,

    /// <summary>dense or comfortable.</summary>
    Density,

    /// <summary>narrow or wide.</summary>
    Rail,

    /// <summary>on or off.</summary>
    SingleKeys,

    /// <summary>on or off: rules alone order what is suggested.</summary>
    ByRules,

    /// <summary>A group of news to hear of.</summary>
    Hear,

    /// <summary>A group of news to hear nothing of.</summary>
    Mute,
}
