namespace RecsConsole.Features.Settings;

/// <summary>Settings that people choose for themselves.</summary>
public enum SettingName
{
    /// <summary>One of the known zones.</summary>
    TimeZone,

    /// <summary>Language code; empty to follow the browser.</summary>
    Language,

    /// <summary>light, dark or system.</summary>
    Theme,

    /// <summary>dense or comfortable.</summary>
    Density,

    /// <summary>narrow or wide.</summary>
    Rail,

    /// <summary>on or off.</summary>
    SingleKeys,

    /// <summary>on or off: order suggestions by rules alone.</summary>
    ByRules,

    /// <summary>on or off: mails about items left unread in the inbox.</summary>
    Mail,

    /// <summary>on or off: a mail every morning with what waits.</summary>
    Digest,

    /// <summary>A group of notifications to receive.</summary>
    Hear,

    /// <summary>A group of notifications to mute.</summary>
    Mute,
}
