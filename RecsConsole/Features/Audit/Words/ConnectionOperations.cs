namespace RecsConsole.Features.Audit.Words;

/// <summary>Operations on connected ticket systems, worded after a person's name.</summary>
internal static class ConnectionOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["receive.delivery"] = () => Texts.OpReceiveDelivery,
            ["retry.received"] = () => Texts.OpRetryReceived,
            ["preview.mapping"] = () => Texts.OpPreviewMapping,
            ["preview.connection"] = () => Texts.OpPreviewConnection,
            ["retry.ticket"] = () => Texts.OpRetryTicket,
            ["retry.write"] = () => Texts.OpRetryWrite,
            ["look.owners"] = () => Texts.OpLookOwners,
            ["add.owners"] = () => Texts.OpAddOwners,
        };
}
