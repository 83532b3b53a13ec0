namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>Collects the tasks of a file line by line, and what is wrong in every line: a file is mended once, not once for each error.</summary>
internal sealed class TaskReading
{
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);
    private readonly List<StudyTask> _tasks = [];
    private readonly List<TaskProblem> _problems = [];

    public string NameA { get; private set; } = "";

    public string NameB { get; private set; } = "";

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<TaskProblem> Problems => [.. _problems.OrderBy(problem => problem.Line)];

    public StudyTasks Tasks => new(NameA, NameB, _tasks);

    /// <summary>The names of the two lists; false when they cannot be those of two systems.</summary>
    public bool TryName(long line, IReadOnlyList<string> names)
    {
        if (
            names is [var a, var b]
            && StudyTasks.IsName(a)
            && StudyTasks.IsName(b)
            && !string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
        )
        {
            (NameA, NameB) = (a, b);
            return true;
        }

        Refuse(line, Texts.TaskNames.With(StudyTasks.LongestName));
        return false;
    }

    public void Refuse(long line, string words) => _problems.Add(new(line, words));

    /// <summary>Refuses the line of a case.</summary>
    public void RefuseCase(string key, string words) => Refuse(_lines[key], words);

    public void Add(long line, StudyTask task)
    {
        if (ProblemOf(task) is { } problem)
        {
            Refuse(line, problem);
        }

        if (task.Case.Length > 0 && _tasks.Count < StudyRules.MaxCases && _lines.TryAdd(task.Case, line))
        {
            _tasks.Add(task);
        }
    }

    private string? ProblemOf(StudyTask task) =>
        task.Case.Length == 0 ? Texts.TaskNeedsCase
        : _lines.TryGetValue(task.Case, out var first) ? Texts.TaskCaseTwice.With(task.Case, first)
        : _tasks.Count >= StudyRules.MaxCases ? Texts.TooManyTasks.With(StudyRules.MaxCases)
        : task.A.Count + task.B.Count == 0 ? Texts.TaskNeedsItems
        : ProblemOf(NameA, task.A) ?? ProblemOf(NameB, task.B);

    private static string? ProblemOf(string name, IReadOnlyList<string> items) =>
        items.Count > StudyTasks.MostItems ? Texts.TaskTooManyItems.With(name, StudyTasks.MostItems)
        : items.Any(item => item.Length == 0) ? Texts.TaskEmptyItem.With(name)
        : items.Any(item => item.Length > StudyTasks.LongestItem) ? Texts.TaskItemTooLong.With(name, StudyTasks.LongestItem)
        : items.Distinct(StringComparer.OrdinalIgnoreCase).Count() < items.Count ? Texts.TaskItemTwice.With(name)
        : null;
}
