using RecsConsole.Components.Badges;
using RecsConsole.Features.Documents.Administration.Versions;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>Kinds, states and dates of documents as a person reads them.</summary>
internal static class DocumentLabels
{
    public static string Kind(string kind) => kind.Length == 0 ? kind : char.ToUpperInvariant(kind[0]) + kind[1..];

    public static string State(string state) => state is DocumentStates.Effective ? "In force" : Kind(state);

    public static TagTone Tone(string state) =>
        state switch
        {
            DocumentStates.Effective => TagTone.Done,
            DocumentStates.Draft or DocumentStates.Approved => TagTone.Soon,
            DocumentStates.Expired or DocumentStates.Withdrawn => TagTone.Late,
            _ => TagTone.Plain,
        };
}
