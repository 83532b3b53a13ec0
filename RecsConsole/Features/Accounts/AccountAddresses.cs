namespace RecsConsole.Features.Accounts;

/// <summary>Addresses of customers; keys of imported ones may hold anything.</summary>
public static class AccountAddresses
{
    public const string Home = "/accounts";

    public const string Pattern = Home + "/{key}";

    public static string Of(string key) => $"{Home}/{Uri.EscapeDataString(key)}";
}
