namespace RecsConsole.Engine.Access;

/// <summary>Levels of sensitivity; a person's clearance is the highest one they may read.</summary>
public static class Classifications
{
    /// <summary>For anyone.</summary>
    public const int Public = 0;

    /// <summary>For the tenant's staff.</summary>
    public const int Internal = 1;

    /// <summary>For those who need to know.</summary>
    public const int Confidential = 2;

    /// <summary>For a few named people.</summary>
    public const int Restricted = 3;
}
