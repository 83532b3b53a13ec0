namespace RecsConsole.Components.Badges;

/// <summary>The meaning of a tag's colour; its word says the same.</summary>
public enum TagTone
{
    Plain,

    /// <summary>Needs attention soon.</summary>
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
