namespace RecsConsole.Features.Audit.Words;

/// <summary>The trail's names for the passkeys of accounts, and their wording after a person's name.</summary>
internal static class PasskeyOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["add.passkey"] = () => Texts.OpAddPasskey,
            ["rename.passkey"] = () => Texts.OpRenamePasskey,
            ["remove.passkey"] = () => Texts.OpRemovePasskey,
        };
}
