namespace RecsConsole.Engine.Access;

/// <summary>Levels of sensitivity; a person's clearance is the highest one they may read.</summary>
public static class Classifications
{
    /// <summary>For anybody.</summary>
    public const int Public = 0;

    /// <summary>For the tenant's people.</summary>
    public const int Internal = 1;

    /// <summary>For those who need it.</summary>
    public const int Confidential = 2;

    /// <summary>For few.</summary>
    public const int Restricted = 3;
}
