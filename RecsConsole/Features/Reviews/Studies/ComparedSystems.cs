using RecsConsole.Features.Reviews.Studies.Tasks;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The systems that a study compares, in the study's order, while it is being created.</summary>
/// <param name="Ranking">Those that rank here; empty when their lists come from a file.</param>
internal sealed record ComparedSystems(IReadOnlyList<ComparedSystem> All, IReadOnlyList<RankingSystem> Ranking)
{
    public static ComparedSystems Of(IReadOnlyList<RankingSystem> ranking) =>
        new([.. ranking.Select(system => new ComparedSystem(system.Key, system.Version))], ranking);

    public static ComparedSystems Of(StudyTasks tasks) => new([new(StudyTasks.KeyA, tasks.NameA), new(StudyTasks.KeyB, tasks.NameB)], []);
}

/// <summary>A compared system as its study stores it.</summary>
internal sealed record ComparedSystem(string Key, string Version);
