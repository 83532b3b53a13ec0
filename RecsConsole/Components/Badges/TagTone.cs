namespace RecsConsole.Components.Badges;

/// <summary>What a tag's colour means; the word in it says the same.</summary>
public enum TagTone
{
    Plain,

    /// <summary>Needs somebody before long.</summary>
    Soon,

    /// <summary>Late or denied.</summary>
    Late,

    /// <summary>Done or good.</summary>
    Done,

    /// <summary>Learning or exploration.</summary>
    Learn,

    /// <summary>Stated by a policy.</summary>
    Policy,
}
