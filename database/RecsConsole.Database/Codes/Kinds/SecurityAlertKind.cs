namespace RecsConsole.Database.Codes;

/// <summary>What a security alert is about.</summary>
public enum SecurityAlertKind
{
    /// <summary>An object that the actor may not see affected what they were shown.</summary>
    Leak,

    /// <summary>The audit trail was altered.</summary>
    Audit,

    /// <summary>Somebody opened a case in an emergency.</summary>
    BreakGlass,

    /// <summary>Someone reported that something should not have been shown to them.</summary>
    WrongPermission,

    /// <summary>Several customers or people were erased in a short time.</summary>
    Erasures,

    /// <summary>Many sign-ins or API keys were refused in a short time.</summary>
    Guessing,
}
