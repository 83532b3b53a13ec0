using System.Globalization;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>The reference to a version of a document, as evidence of a candidate or source of a fact.</summary>
internal static class DocumentReference
{
    public static string Of(DocumentHit document) =>
        string.Create(CultureInfo.InvariantCulture, $"document:{document.Key}:{document.Version}");
}
