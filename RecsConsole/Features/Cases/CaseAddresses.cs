namespace RecsConsole.Features.Cases;

/// <summary>Addresses of cases; keys of imported cases may hold anything.</summary>
public static class CaseAddresses
{
    public const string Pattern = "/cases/{key}";

    public static string Of(string key) => "/cases/" + Uri.EscapeDataString(key);
}
