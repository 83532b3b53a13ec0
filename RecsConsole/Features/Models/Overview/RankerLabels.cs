namespace RecsConsole.Features.Models.Overview;

/// <summary>Display texts of what ranks each kind.</summary>
public static class RankerLabels
{
    /// <summary>What will rank once the kill switch is off, so that nobody resumes a model unseen.</summary>
    public static string AfterResuming(ActiveRankers now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var models = now
            .Kinds.SelectMany(kind => new[] { Sentence(kind, kind.Live), Sentence(kind, kind.Pilot) }.OfType<string>())
            .ToList();
        return models.Count == 0 ? Texts.NoModelInForce : Texts.FromTheNextOpeningOn.With(string.Join("; ", models));
    }

    private static string? Sentence(KindRanker kind, RankingModel? model) =>
        model is null ? null
        : model == kind.Pilot ? Texts.RanksWithVersionForSome.With(model.Version, ModelLabels.Kind(kind.Kind).InSentence(), Share(model))
        : Texts.RanksWithVersion.With(model.Version, ModelLabels.Kind(kind.Kind).InSentence());

    /// <summary>"20 % of people, cases of first-line".</summary>
    public static string Share(RankingModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ModelLabels.Covered(model.Share);
    }
}
