namespace RecsConsole.Engine.NextStep;

/// <summary>One thing about a history that the next step may depend on. The numbers are part of stored models: append only.</summary>
internal enum Facet
{
    Last = 0,
    SecondLast = 1,
    ThirdLast = 2,
    FourthLast = 3,
    FifthLast = 4,
    SixthLast = 5,

    /// <summary>Length of the current uninterrupted run of the last activity.</summary>
    Run = 6,

    /// <summary>The activity before that run, the length of its own run, and the activity before it.</summary>
    BeforeRun = 7,
    RunBefore = 8,
    BeforeRunBefore = 9,
    Position = 10,

    /// <summary>Which activities occurred.</summary>
    Occurred = 11,

    /// <summary>How often each activity occurred, up to four times.</summary>
    Occurrences = 12,

    /// <summary>The last three activities, regardless of order.</summary>
    LastThree = 13,

    /// <summary>Time between the last two events: in six and in twenty groups of equal size, and in whole days.</summary>
    Gap = 14,
    GapFine = 15,
    GapDays = 16,

    /// <summary>The gap before that one.</summary>
    GapBefore = 17,

    /// <summary>Time since the first event, likewise.</summary>
    Age = 18,
    AgeFine = 19,

    /// <summary>Time of day in spans of four hours, and in twelve groups of equal size.</summary>
    DayPart = 20,
    TimeOfDay = 21,
    Weekday = 22,
    Group = 23,
    Resource = 24,
    Priority = 25,

    /// <summary>Whether the last two events were done by the same person.</summary>
    SameResource = 26,

    /// <summary>Whether the case stayed with the team.</summary>
    SameGroup = 27,

    /// <summary>
    /// Both times on a fixed scale, in half octaves below a day and then in days: automatic events happen after exact times, such as a
    /// closure after 30 days, which groups of equal size cannot distinguish.
    /// </summary>
    GapExact = 28,
    AgeExact = 29,
    AgeDays = 30,

    /// <summary>What came of the last step, as a <see cref="StandingKind"/>; since version 4 of the stored form.</summary>
    Standing = 31,

    /// <summary>How often a step failed so far, up to three times, and the one that failed last.</summary>
    Setbacks = 32,
    LastFailed = 33,

    /// <summary>The most telling sign of the case's text: its place among those that training chose, from 1; 0 for none.</summary>
    Text = 34,

    /// <summary>The first field that training chose; the others follow.</summary>
    FirstField = 64,
}
