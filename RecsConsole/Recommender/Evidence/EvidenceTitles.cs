using RecsConsole.Casework;

namespace RecsConsole.Recommender.Evidence;

/// <summary>The titles of the steps, policies, playbooks and documents that references mention by key.</summary>
internal sealed class EvidenceTitles
{
    private readonly CatalogTitles _catalog;
    private readonly EvidenceRows _rows;
    private readonly Dictionary<string, string> _actions;

    public EvidenceTitles(CatalogTitles catalog, EvidenceRows rows) =>
        (_catalog, _rows, _actions) = (catalog, rows, catalog.Actions(inForce: null));

    /// <summary>The title of a policy's version; its key in words when there is none.</summary>
    public string OfPolicy(string key, string version) => _catalog.PolicyOf(key, version) ?? StateLabels.Of(key);

    /// <summary>The same of a playbook.</summary>
    public string OfPlaybook(string key, string version) => _catalog.PlaybookOf(key, version) ?? StateLabels.Of(key);

    /// <summary>The same of a document.</summary>
    public string OfDocument(string key, string version) => _rows.TitleOf(key, version) ?? StateLabels.Of(key);

    /// <summary>State and steps in order: "In progress, then Reload the metadata".</summary>
    public string Path(string steps) =>
        steps
            .Split('>', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => _actions.GetValueOrDefault(step) ?? StateLabels.Of(step))
            .DefaultIfEmpty("")
            .Aggregate((before, next) => RecommenderTexts.Then.With(before, next));
}
