namespace RecsConsole.Casework.Alerts;

/// <summary>Why requests are refused, as trail, alerts and metrics name it.</summary>
public static class RefusalReasons
{
    /// <summary>A sign-in.</summary>
    public const string SignIn = "open.session";

    /// <summary>An API key.</summary>
    public const string Key = "refuse.api_key";

    /// <summary>A request above a limit.</summary>
    public const string Request = "refuse.request";

    /// <summary>A request for an object that its person may not see. The trail has it under the name of what was attempted.</summary>
    public const string Hidden = "hidden";
}
