using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>Kinds, states and dates of documents as a person reads them.</summary>
internal static class DocumentLabels
{
    public static string Kind(string kind) => kind.Length == 0 ? kind : char.ToUpperInvariant(kind[0]) + kind[1..];

    public static string State(DocumentStatus state) => state is DocumentStatus.Effective ? SharedTexts.InForce : Kind(state.ToCode());

    public static TagTone Tone(DocumentStatus state) =>
        state switch
        {
            DocumentStatus.Effective => TagTone.Done,
            DocumentStatus.Draft or DocumentStatus.Approved => TagTone.Soon,
            DocumentStatus.Expired or DocumentStatus.Withdrawn => TagTone.Late,
            _ => TagTone.Plain,
        };
}
