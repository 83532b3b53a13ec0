namespace RecsConsole.Features.Cases;

/// <summary>URLs of cases; keys of imported cases may contain any character.</summary>
public static class CaseAddresses
{
    public const string Pattern = "/cases/{key}";

    public static string Of(string key) => "/cases/" + Uri.EscapeDataString(key);
}
