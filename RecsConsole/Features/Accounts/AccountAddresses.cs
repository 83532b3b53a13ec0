namespace RecsConsole.Features.Accounts;

/// <summary>URLs of customers; keys of imported ones may contain any character.</summary>
public static class AccountAddresses
{
    public const string Home = "/accounts";

    public const string Pattern = Home + "/{key}";

    public static string Of(string key) => $"{Home}/{Uri.EscapeDataString(key)}";
}
