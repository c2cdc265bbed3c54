/** Made by `npm run client` from the description of the API. Not to be edited by hand. */
export interface paths {
  '/healthz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The process answers */
    get: operations['healthz']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/readyz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The database answers too */
    get: operations['readyz']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/meta': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is loaded: data revision, counts, years */
    get: operations['meta']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/config': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is offered, and how much at a time: formats, limits, languages, licence, release */
    get: operations['config']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/indicators': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The dictionary: indicators with unit, forms, comparability and formula; applicant types; topics */
    get: operations['indicators']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/forms': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The official tables: labels of rows and columns, and the code of each cell */
    get: operations['forms']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The rules that reports are checked by: what must hold, why, and an example of each */
    get: operations['rules']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/regions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Administrative divisions by name, code, level or place */
    get: operations['regions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/sectors': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Sectors (条线) that agencies are grouped by; a grouping of this project, not an official one */
    get: operations['sectors']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/years': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Years that have reports, and where a series must not be joined without a mark */
    get: operations['years']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/agencies': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Agencies by name, region, sector or level */
    get: operations['agencies']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/agencies/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One agency: its reports of all years, and its peers; figures come from /aggregates */
    get: operations['agency']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Reports; with status=refused or unidentified the documents that are not in the statistics, and why */
    get: operations['reports']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/reports/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The whole parsed report: every cell with state and place in the source, claims, findings */
    get: operations['report']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/reports/{id}/source': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The source text that positions point into; plain text, or JSON where `Accept` asks for it */
    get: operations['reportSource']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/aggregates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Sums and rates over reports, by up to three dimensions
     * @description Every figure is computed here and nowhere else, from one query. `scope=auto` takes, per region
     *     and year, the region's consolidated report where there is one (it covers all organs in the region and below), else
     *     the own reports of the agencies of that very region plus `auto` of each region below; with `by=agency` each report
     *     as it is, with `by=sector` or `by=level` own reports. Table 3 without `by=applicant` or `applicant` is its total
     *     column. A quotient is the sum of its numerators over the sum of its denominators, over the same reports.
     */
    get: operations['aggregates']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/findings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What does not add up in the reports, one by one down to the cell, the worst first */
    get: operations['findings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/quality': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How many findings in how many of the reports, by rule, severity, region, sector, year or agency */
    get: operations['quality']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/coverage': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Which agencies have reported for which years, which have not, and which were late
     * @description Known is an agency of which a report of any year is loaded: one that never reported cannot be missed.
     */
    get: operations['coverage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/carry-over': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Whether the requests that an agency carried out of a year arrive in its next report
     * @description Every pair of reports of one agency and scope for two years running, in the total column: the breaks of the whole country, the largest first, or the chain of one agency.
     */
    get: operations['carryOver']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/hierarchy': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Governments' consolidated reports against the reports that are loaded below them
     * @description Parts are own reports of agencies of the area; where a region below has a consolidated report of the year, that one stands for its area. An alarm (`differs`) only where every agency known has reported; otherwise the residual is what the missing ones would have to make up.
     */
    get: operations['hierarchy']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/documents.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Every document that became no report: refused or unidentified, with its reasons */
    get: operations['exportDocuments']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/reports.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One row a report: agency, region, year, scope, revision, findings, source */
    get: operations['exportReports']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/cells.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One row a statutory cell: code, value, state, what is printed and where */
    get: operations['exportCells']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/findings.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One row a finding: rule, severity, cells concerned, expected and actual */
    get: operations['exportFindings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/agencies.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One row an agency: name, region, sector, level */
    get: operations['exportAgencies']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/indicators.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One row an indicator: meaning, unit, formula */
    get: operations['exportIndicators']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/rules.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One row a rule: what it says, formula, severity */
    get: operations['exportRules']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/datapackage.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The bulk files as a data package: columns, keys, licence */
    get: operations['datapackage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/reports.csv-metadata.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What stands in reports.csv, as CSV on the Web */
    get: operations['reportsCsvMetadata']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/cells.csv-metadata.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What stands in cells.csv, as CSV on the Web */
    get: operations['cellsCsvMetadata']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/findings.csv-metadata.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What stands in findings.csv, as CSV on the Web */
    get: operations['findingsCsvMetadata']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/agencies.csv-metadata.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What stands in agencies.csv, as CSV on the Web */
    get: operations['agenciesCsvMetadata']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/indicators.csv-metadata.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What stands in indicators.csv, as CSV on the Web */
    get: operations['indicatorsCsvMetadata']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/rules.csv-metadata.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What stands in rules.csv, as CSV on the Web */
    get: operations['rulesCsvMetadata']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/export/database': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Everything as one SQLite file
     * @description A consistent copy of the state of the data that `X-Data-Release` names: registers, reports with every revision, facts, findings, claims, narrative sections and, compressed, each report as it was read and its source text. Documents that are not in the statistics are not in it. It is made once for each state of the data; `Repr-Digest` is its SHA-256.
     */
    get: operations['database']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Agencies and regions by name, pinyin or initials; reports by what their narrative says */
    get: operations['search']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/agencies/{id}/peers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Where one agency stands among agencies of its sector and level, in one year
     * @description Peers have a report of the same scope for the same year. A rate is compared only over 30 cases or
     *     more. `apart` says whether a share is told apart from that of all the others together by more than chance.
     */
    get: operations['peers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/distribution': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The agencies of a group one by one, as a funnel plot draws them: figure, cases, and whether apart */
    get: operations['distribution']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/revisions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What each revision of the data did to the reports: added, replaced, read again, withdrawn */
    get: operations['revisions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/check': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Check a draft before it is published: its parse, its findings, what became of every rule
     * @description The body is the draft itself: text, HTML, DOCX, PDF, XLSX or CSV as bytes, or JSON with its text. At most 20 MB. Nothing of it is stored or logged.
     */
    post: operations['check']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    Agencies: {
      agencies: {
        id: number
        name: string
        region: {
          adcode: string
          name: string
        } | null
        path: {
          adcode: string
          name: string
        }[]
        sector: {
          code: string
          zh: string
          en: string
        }
        level: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
        years: number[]
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    AgencyProfile: {
      id: number
      name: string
      region: {
        adcode: string
        name: string
      } | null
      path: {
        adcode: string
        name: string
      }[]
      sector: {
        code: string
        zh: string
        en: string
      }
      level: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
      years: number[]
      reports: {
        id: number
        year: number
        form: '2019' | '2021'
        scope: 'own' | 'consolidated'
        revision: number
        findings: {
          error: number
          warning: number
          info: number
        }
        missing: number
      }[]
      peers: {
        description: {
          zh: string
          en: string
        }
        /** @description Same sector and level, at most 50, itself excluded */
        agencies: {
          id: number
          name: string
        }[]
        total: number
      }
    }
    Aggregates: {
      query: {
        indicators: string[]
        by: string[]
        within: string[]
        level: string | null
        /** @description Empty: all */
        years: number[]
        sector: string[]
        agency: number[]
        agencyLevel: string | null
        applicant: string[]
        scope: string
        quality: string
        statistics?: string[]
        change?: string | null
        sort: string | null
        limit: number
      }
      revision: number
      dimensions: string[]
      rows: {
        year?: number
        region?: {
          adcode: string
          name: string
          /** @description True for the agencies of a region above the asked level itself (市本级), which belong to none of its parts */
          direct?: boolean
        }
        sector?: {
          code: string
          label: {
            zh: string
            en: string
          }
        }
        agency?: {
          id: number
          name: string
          region: {
            adcode: string
            name: string
          } | null
        }
        level?: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
        applicant?: {
          code: string
          label: {
            zh: string
            en: string
          }
        }
        scope: ('own' | 'consolidated' | 'mixed') | null
        /** @description Reports behind the figures */
        reports: number
        /** @description Agencies known that could stand behind them */
        agencies: number
        report?: number
        /** @description Plain numbers, money in yuan, rates as fractions; null where nothing could be counted */
        values: {
          [key: string]: number | null
        }
        rates: {
          [key: string]: {
            numerator: number
            denominator: number
            low: number | null
            high: number | null
          }
        }
        /** @description Cells of the reports behind the row that hold no value; only where there are any */
        missing: {
          [key: string]: number
        }
        /** @description 95 % intervals of indicators that are the difference of two rates */
        differences?: {
          [key: string]: {
            low: number
            high: number
          } | null
        }
        /** @description With `statistics`: by indicator */
        statistics?: {
          [key: string]: {
            /** @description Agencies with a figure */
            n: number
            /** @description Agencies left out: no figure, or a rate over fewer than 30 cases */
            excluded: number
            values: {
              [key: string]: number | null
            }
          }
        }
        /** @description With `change`: by indicator */
        changes?: {
          [key: string]: {
            previous: number | null
            absolute: number | null
            relative: number | null
            points: number | null
            low: number | null
            high: number | null
            reason:
              ('no_value' | 'gap_year' | 'base_blank' | 'scope_changed' | 'form_break' | 'base_zero') | null
            /** @description Reports behind the figure of the year before */
            reports: number
          }
        }
      }[]
      notes: {
        code: string
        message: {
          zh: string
          en: string
        }
        indicators: string[]
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    CarryOver: {
      /** @description Of all that the filters leave, whatever the verdict asked for */
      years: {
        year: number
        passed: number
        failed: number
        notEvaluated: number
        /** @description Reports without one of the same scope for the year before */
        unlinked: number
      }[]
      links: {
        agency: {
          id: number
          name: string
        }
        region: {
          adcode: string
          name: string
        } | null
        sector: string
        level: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
        /** @description The later of the two years */
        year: number
        /** @description Number of its report */
        report: number
        /** @description Number of the report for the year before */
        previous: number
        verdict: 'passed' | 'failed' | 'not_evaluated'
        carriedOut: number | null
        carriedIn: number | null
        difference: number | null
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    Checked: {
      report:
        | {
            /** @enum {string} */
            schema: 'gongkai.report/1'
            status: 'parsed' | 'unidentified'
            reasons: {
              code: string
              message: string
            }[]
            source: {
              name: string
              sha256: string
              mediaType: string
              url: string | null
              published?: string | null
            }
            agency: {
              name: string
              printed?: string
              sector: string
              sectors?: string[]
              level: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
              evidence: string
            } | null
            region: {
              adcode: string
              name: string
            } | null
            year: number | null
            yearEvidence: string | null
            form: '2019' | '2021'
            scope: 'own' | 'consolidated'
            cells: {
              code: string
              /** @enum {unknown} */
              applicant?:
                | 'natural_person'
                | 'org_commercial'
                | 'org_research'
                | 'org_public_interest'
                | 'org_legal_service'
                | 'org_other'
                | 'total'
              value: number | null
              /** @enum {unknown} */
              state:
                | 'ok'
                | 'missing'
                | 'not_applicable'
                | 'text_zero'
                | 'annotated'
                | 'approximate'
                | 'unit_inferred'
                | 'unit_missing'
                | 'ambiguous'
                | 'invalid'
                | 'repaired'
                | 'inferred_zero'
                | 'absent'
              raw: string
              /** @enum {string} */
              unit?: 'CNY'
              at: {
                table?: number
                row?: number
                col?: number
                start: number
                end: number
              } | null
            }[]
            sections: {
              no: number
              title: string
              text: string
              at: {
                table?: number
                row?: number
                col?: number
                start: number
                end: number
              }
            }[]
            claims: {
              code: string
              /** @enum {unknown} */
              applicant?:
                | 'natural_person'
                | 'org_commercial'
                | 'org_research'
                | 'org_public_interest'
                | 'org_legal_service'
                | 'org_other'
                | 'total'
              value: number
              bound?: 'at_least' | 'at_most'
              quote: string
              at: {
                table?: number
                row?: number
                col?: number
                start: number
                end: number
              }
            }[]
            findings: {
              rule: string
              severity: 'error' | 'warning' | 'info'
              message: {
                zh: string
                en: string
              }
              cells: {
                code: string
                /** @enum {unknown} */
                applicant?:
                  | 'natural_person'
                  | 'org_commercial'
                  | 'org_research'
                  | 'org_public_interest'
                  | 'org_legal_service'
                  | 'org_other'
                  | 'total'
              }[]
              expected?: number | string | null
              actual?: number | string | null
              /** @description The one cell of it that several rules point to, and the value that would reconcile them */
              suspect?: {
                code: string
                /** @enum {unknown} */
                applicant?:
                  | 'natural_person'
                  | 'org_commercial'
                  | 'org_research'
                  | 'org_public_interest'
                  | 'org_legal_service'
                  | 'org_other'
                  | 'total'
                value: number
              }
              /** @description One slip in several cells that explains it: neighbours swapped, a row shifted, … */
              slip?: {
                kind: 'swapped' | 'moved' | 'shifted' | 'several'
                cells: {
                  code: string
                  /** @enum {unknown} */
                  applicant?:
                    | 'natural_person'
                    | 'org_commercial'
                    | 'org_research'
                    | 'org_public_interest'
                    | 'org_legal_service'
                    | 'org_other'
                    | 'total'
                  value: number
                }[]
              }
              /** @description Where it stays open which cell is wrong: each alone, with this value, would reconcile it */
              candidates?: {
                code: string
                /** @enum {unknown} */
                applicant?:
                  | 'natural_person'
                  | 'org_commercial'
                  | 'org_research'
                  | 'org_public_interest'
                  | 'org_legal_service'
                  | 'org_other'
                  | 'total'
                value: number
              }[]
              at?: {
                table?: number
                row?: number
                col?: number
                start: number
                end: number
              }
              /** @description What it rests on: the report alone (also where it is not said), other years of the agency, or reports of other agencies */
              basis?: 'report' | 'years' | 'agencies'
              /** @description The report that it was laid beside */
              other?: {
                report: number
                year: number
                agency: {
                  id: number
                  name: string
                }
              }
            }[]
          }
        | {
            /** @enum {string} */
            schema: 'gongkai.report/1'
            /** @enum {string} */
            status: 'refused'
            reasons: {
              code: string
              message: string
            }[]
            source: {
              name: string
              sha256: string
              mediaType: string
              url: string | null
              published?: string | null
            }
          }
      /** @description Why it is refused or unidentified, in both languages */
      reasons: {
        code: string
        message: {
          zh: string
          en: string
        }
      }[]
      /** @description What was read; positions point into it */
      text: string
      layout: {
        form: '2019' | '2021'
        /** @description Number of the notice that prescribes the form */
        document: string
        proactive: {
          caption: string
          header: string[]
          rows: {
            label: string
            codes: string[]
          }[]
        }[]
        applications: {
          code: string
          labels: string[]
        }[]
        legal: {
          group: string
          labels: string[]
          codes: string[]
        }[]
      } | null
      counts: {
        passed: number
        failed: number
        notEvaluated: number
        notApplicable: number
      } | null
      rules: {
        rule: string
        severity: 'error' | 'warning' | 'info'
        /** @description not_evaluated: a blank cell, or an unknown report of the year before, leaves it open. not_applicable: not a rule of this form, nor of what this report holds */
        outcome: 'passed' | 'failed' | 'not_evaluated' | 'not_applicable'
        label: {
          zh: string
          en: string
        }
        instances: {
          passed: number
          failed: number
          notEvaluated: number
          notApplicable: number
        } | null
      }[]
      known: {
        agency: {
          id: number
          name: string
        }
        same: number | null
        previous: {
          id: number
          year: number
          form: '2019' | '2021'
          scope: 'own' | 'consolidated'
          /** @description False: the two reports differ in scope, nothing is compared */
          comparable: boolean
          cells: {
            code: string
            applicant?: string
            value: number | null
            state: string
          }[]
          comparisons: {
            rule: string
            verdict: 'passed' | 'failed' | 'not_evaluated'
            cell: {
              code: string
              applicant?: string
            }
            expected: number | null
            actual: number | null
          }[]
          findings: {
            rule: string
            severity: 'error' | 'warning' | 'info'
            message: {
              zh: string
              en: string
            }
            cells: {
              code: string
              /** @enum {unknown} */
              applicant?:
                | 'natural_person'
                | 'org_commercial'
                | 'org_research'
                | 'org_public_interest'
                | 'org_legal_service'
                | 'org_other'
                | 'total'
            }[]
            expected?: number | string | null
            actual?: number | string | null
            /** @description The one cell of it that several rules point to, and the value that would reconcile them */
            suspect?: {
              code: string
              /** @enum {unknown} */
              applicant?:
                | 'natural_person'
                | 'org_commercial'
                | 'org_research'
                | 'org_public_interest'
                | 'org_legal_service'
                | 'org_other'
                | 'total'
              value: number
            }
            /** @description One slip in several cells that explains it: neighbours swapped, a row shifted, … */
            slip?: {
              kind: 'swapped' | 'moved' | 'shifted' | 'several'
              cells: {
                code: string
                /** @enum {unknown} */
                applicant?:
                  | 'natural_person'
                  | 'org_commercial'
                  | 'org_research'
                  | 'org_public_interest'
                  | 'org_legal_service'
                  | 'org_other'
                  | 'total'
                value: number
              }[]
            }
            /** @description Where it stays open which cell is wrong: each alone, with this value, would reconcile it */
            candidates?: {
              code: string
              /** @enum {unknown} */
              applicant?:
                | 'natural_person'
                | 'org_commercial'
                | 'org_research'
                | 'org_public_interest'
                | 'org_legal_service'
                | 'org_other'
                | 'total'
              value: number
            }[]
            at?: {
              table?: number
              row?: number
              col?: number
              start: number
              end: number
            }
            /** @description What it rests on: the report alone (also where it is not said), other years of the agency, or reports of other agencies */
            basis?: 'report' | 'years' | 'agencies'
            /** @description The report that it was laid beside */
            other?: {
              report: number
              year: number
              agency: {
                id: number
                name: string
              }
            }
          }[]
        } | null
      } | null
    }
    Config: {
      name: string
      /** @description Version of the program */
      version: string
      apiVersion: string
      /** @description State of the data; `release=` holds a query to it */
      release: string
      revision: number
      updatedAt: string | null
      languages: string[]
      licence: {
        name: string
        title: string
        path: string
      }
      formats: {
        /** @description Value of the parameter `format` */
        format: string
        mediaType: string
        /** @description Figures of one answer at most: rows × indicators; beyond it, 413 */
        maxCells: number
      }[]
      limits: {
        /** @description Of `by` */
        dimensions: number
        /** @description The largest `limit` of /aggregates */
        rowsOfPage: number
        defaultRowsOfPage: number
        /** @description The largest `limit` of lists */
        entriesOfList: number
        /** @description The largest draft that /check takes */
        draftBytes: number
        /** @description Rows of a worksheet */
        sheetRows: number
        requestsPerMinute: number | null
      }
      links: {
        openapi: string
        docs: string
        catalogue: string
        datapackage: string
        dictionary: string
      }
    }
    Coverage: {
      years: {
        year: number
        reports: number
        /** @description Agencies known without a report for this year */
        missing: number
        onTime: number
        late: number
        /** @description Reports without a known day of publication */
        undated: number
      }[]
      /** @description Agencies known, from a report of whatever year */
      agencies: number
      /** @description Documents that belong to no agency or year, of the whole database */
      documents: {
        refused: number
        unidentified: number
      }
      ledger: {
        agency: {
          id: number
          name: string
        }
        region: {
          adcode: string
          name: string
        } | null
        sector: string
        level: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
        /** @description A year of the ledger that is not here has no report */
        reports: {
          year: number
          id: number
          revision: number
          scope: 'own' | 'consolidated'
          findings: {
            error: number
            warning: number
            info: number
          }
          published: string | null
          /** @description Last day that the Regulations allow: 31 January of the following year, governments 31 March */
          due: string
          late: boolean | null
        }[]
        /** @description Documents that became no report, whose file is named after this agency and a year without one: a hint, no proof */
        outside: {
          year: number
          document: number
          status: 'refused' | 'unidentified'
          /** @description Name of the file */
          name: string
        }[]
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    Cube: {
      /** @enum {string} */
      version: '2.0'
      /** @enum {string} */
      class: 'dataset'
      label: string
      source: string
      updated?: string
      href: string
      id: string[]
      size: number[]
      role: {
        [key: string]: string[]
      }
      dimension: {
        [key: string]: {
          [key: string]: unknown
        }
      }
      /** @description By place in the cube, row-major; a place without a row is absent, without a value null */
      value: {
        [key: string]: number | null
      }
      /** @description Letters of CL_OBS_STATUS, where not A */
      status: {
        [key: string]: string
      }
      note: string[]
      extension: {
        [key: string]: unknown
      }
      link: {
        [key: string]: ({
          href: string
        } & {
          [key: string]: unknown
        })[]
      }
    }
    /** @description Frictionless Data Package, version 2 */
    DataPackage: {
      $schema: string
      name: string
      title: string
      /** @description Release of the data */
      version: string
      resources: ({
        name: string
        path: string
        schema: {
          [key: string]: unknown
        }
      } & {
        [key: string]: unknown
      })[]
    } & {
      [key: string]: unknown
    }
    Dots: {
      indicator: string
      /** @description Empty: all */
      years: number[]
      scope: 'own' | 'consolidated'
      revision: number
      dots: {
        agency: {
          id: number
          name: string
          region: {
            adcode: string
            name: string
          } | null
        }
        report: number | null
        value: number
        numerator: number | null
        denominator: number | null
        apart: ('no' | '95' | '99.8') | null
      }[]
      pooled: {
        numerator: number
        denominator: number
        rate: number
      } | null
      quartiles: number[] | null
      /** @description Agencies with a figure */
      total: number
      /** @description Those of them beyond the limit */
      rest: number
      /** @description Agencies with a report but no figure */
      empty: number
    }
    Findings: {
      findings: {
        /** @description Number of the report */
        report: number
        /** @description Place among the findings of the report */
        no: number
        agency: {
          id: number
          name: string
        }
        region: {
          adcode: string
          name: string
        } | null
        sector: string
        year: number
        form: '2019' | '2021'
        scope: 'own' | 'consolidated'
        rule: string
        severity: 'error' | 'warning' | 'info'
        message: {
          zh: string
          en: string
        }
        /** @description Cells that it concerns */
        cells: {
          code: string
          /** @enum {unknown} */
          applicant?:
            | 'natural_person'
            | 'org_commercial'
            | 'org_research'
            | 'org_public_interest'
            | 'org_legal_service'
            | 'org_other'
            | 'total'
        }[]
        expected: number | string | null
        actual: number | string | null
        suspect: {
          code: string
          /** @enum {unknown} */
          applicant?:
            | 'natural_person'
            | 'org_commercial'
            | 'org_research'
            | 'org_public_interest'
            | 'org_legal_service'
            | 'org_other'
            | 'total'
          value: number
        } | null
        /** @description What it rests on: the report alone (also where it is not said), other years of the agency, or reports of other agencies */
        basis: 'report' | 'years' | 'agencies'
        other: {
          report: number
          year: number
          agency: {
            id: number
            name: string
          }
        } | null
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    Forms: {
      forms: {
        form: '2019' | '2021'
        /** @description Number of the notice that prescribes the form */
        document: string
        proactive: {
          caption: string
          header: string[]
          rows: {
            label: string
            codes: string[]
          }[]
        }[]
        applications: {
          code: string
          labels: string[]
        }[]
        legal: {
          group: string
          labels: string[]
          codes: string[]
        }[]
      }[]
    }
    Found: {
      kind: 'agencies' | 'regions' | 'text'
      agencies: {
        id: number
        name: string
        region: {
          adcode: string
          name: string
        } | null
        path: {
          adcode: string
          name: string
        }[]
        sector: {
          code: string
          zh: string
          en: string
        }
        level: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
        reports: number
      }[]
      regions: {
        adcode: string
        name: string
        level: string
        path: {
          adcode: string
          name: string
        }[]
        validTo: number | null
        /** @description Agencies known in the region and below */
        agencies: number
      }[]
      sections: {
        report: number
        agency: {
          id: number
          name: string
          region: {
            adcode: string
            name: string
          } | null
        }
        year: number
        scope: 'own' | 'consolidated'
        section: {
          /** @description Place in the document, from 1 */
          no: number
          title: string
        }
        /** @description The passage around the first hit, in pieces */
        snippet: {
          text: string
          hit: boolean
        }[]
      }[]
      /** @description How many were found, as far as they were counted */
      total: number
      /** @description There are more than were counted: a narrower search ranks better */
      more: boolean
      next: string | null
    }
    Hierarchy: {
      entries: {
        /** @description Number of the consolidated report */
        report: number
        year: number
        agency: {
          id: number
          name: string
        }
        region: {
          adcode: string
          name: string
        } | null
        /** @description Agencies known in the area, besides the government itself */
        known: number
        /** @description Those of them that the parts speak for */
        covered: number
        /** @description Parts that are reports of single agencies */
        own: number
        /** @description Parts that are consolidated reports of regions below */
        consolidated: number
        /** @description agrees, differs: every agency known below has reported. exceeds: some are missing, and the parts are more than the whole all the same. partial: some are missing, and the residual may be theirs. unknown: a figure is missing */
        verdict: 'agrees' | 'differs' | 'exceeds' | 'partial' | 'unknown'
        figures: {
          code: string
          whole: number | null
          parts: number | null
          residual: number | null
          /** @description Parts without a figure */
          blanks: number
          /** @description agrees, differs: every agency known below has reported. exceeds: some are missing, and the parts are more than the whole all the same. partial: some are missing, and the residual may be theirs. unknown: a figure is missing */
          verdict: 'agrees' | 'differs' | 'exceeds' | 'partial' | 'unknown'
        }[]
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    Indicators: {
      indicators: {
        code: string
        label: {
          zh: string
          en: string
        }
        definition: {
          zh: string
          en: string
        } | null
        caveat: {
          zh: string
          en: string
        } | null
        table: number | null
        unit: 'count' | 'items' | 'money' | 'ratio' | 'per_mille'
        kind: 'flow' | 'stock' | 'derived'
        byApplicant: boolean
        additive: boolean
        forms: ('2019' | '2021')[]
        /** @description full, good, approximate, ends_2020 or starts_2021 */
        comparability: string
        /** @description What the form of 2021 did to the series: same, near, broken, discontinued or new */
        series: string
        topics: string[]
        formula: {
          numerator: string
          denominator: string | null
        } | null
      }[]
      applicants: {
        code: string
        label: {
          zh: string
          en: string
        }
      }[]
      topics: {
        code: string
        label: {
          zh: string
          en: string
        }
        indicators: string[]
      }[]
    }
    Meta: {
      name: string
      version: string
      /** @description Data revision; counts up with every change */
      revision: number
      updatedAt: string | null
      /** @description True when any report in the database is made up */
      synthetic: boolean
      counts: {
        agencies: number
        reports: number
        unidentified: number
        refused: number
        /** @description Regions that have at least one agency, of whatever level */
        regions: number
        findings: {
          error: number
          warning: number
          info: number
        }
      }
      years: number[]
    }
    Peers: {
      agency: number
      year: number
      scope: 'own' | 'consolidated'
      /** @description Who counts as a peer; wider only where fewer than 10 have a report */
      basis: 'sector_and_level' | 'level' | 'all'
      sector: string
      level: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
      /** @description Agencies with a report on this basis, this one included */
      reports: number
      indicators: {
        code: string
        value: number | null
        rate: {
          numerator: number
          denominator: number
          low: number | null
          high: number | null
        } | null
        /** @description Its rate rests on fewer than 30 cases and is not compared */
        small: boolean
        /** @description Agencies with a comparable figure, this one included */
        n: number
        /** @description Agencies without one */
        excluded: number
        quartiles: number[] | null
        percentile: number | null
        pooled: {
          numerator: number
          denominator: number
          rate: number
        } | null
        limits: {
          p95: {
            low: number
            high: number
          }
          p998: {
            low: number
            high: number
          }
        } | null
        apart: ('no' | '95' | '99.8') | null
      }[]
    }
    Problem: {
      /** @description A stable address that names the kind of problem */
      type: string
      title: string
      status: number
      /** @description One sentence for the reader: what is wrong and what is allowed */
      detail: string
      code: string
      parameter?: string
      allowed?: string[]
      /** @description Computed size of the answer that was asked for */
      cells?: number
      /** @description The most that one answer may hold */
      limit?: number
      /** @description Release of the data that is there instead of the one asked for */
      release?: string
    }
    Quality: {
      by: string
      rows: {
        /** @description Rule, severity, adcode, sector, year or number of an agency */
        key: string
        label: {
          zh: string
          en: string
        } | null
        /** @description True for the agencies of a region above the asked level itself */
        direct?: boolean
        findings: {
          error: number
          warning: number
          info: number
        }
        /** @description Reports with at least one finding, of whatever severity and of each */
        concerned: {
          any: number
          error: number
          warning: number
          info: number
        }
        /** @description Reports behind: all in which something could have been found */
        reports: number
        share: number | null
      }[]
      /** @description Reports that the filters leave */
      reports: number
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    Regions: {
      regions: {
        adcode: string
        name: string
        /** @description country, province, prefecture, county or development_zone */
        level: string
        parent: string | null
        /** @description From the province down to the region itself */
        path: {
          adcode: string
          name: string
        }[]
        validFrom: number | null
        validTo: number | null
        successors: string[]
        /** @description Agencies known in the region and below */
        agencies: number
        /** @description Current reports in the region and below */
        reports: number
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    ReportDetail: {
      id: number
      /** @enum {string} */
      schema: 'gongkai.report/1'
      /** @enum {string} */
      status: 'parsed'
      revision: number
      revisions: {
        revision: number
        loadedAt: string
        sha256: string
      }[]
      source: {
        name: string
        sha256: string
        mediaType: string
        url: string | null
        published?: string | null
      }
      agency: {
        id: number
        name: string
        printed?: string
        sector: string
        level: ('national' | 'province' | 'prefecture' | 'county' | 'township' | 'special') | null
        evidence: string
      }
      region: {
        adcode: string
        name: string
      } | null
      path: {
        adcode: string
        name: string
      }[]
      year: number
      yearEvidence: string
      form: '2019' | '2021'
      scope: 'own' | 'consolidated'
      cells: {
        code: string
        /** @enum {unknown} */
        applicant?:
          | 'natural_person'
          | 'org_commercial'
          | 'org_research'
          | 'org_public_interest'
          | 'org_legal_service'
          | 'org_other'
          | 'total'
        value: number | null
        /** @enum {unknown} */
        state:
          | 'ok'
          | 'missing'
          | 'not_applicable'
          | 'text_zero'
          | 'annotated'
          | 'approximate'
          | 'unit_inferred'
          | 'unit_missing'
          | 'ambiguous'
          | 'invalid'
          | 'repaired'
          | 'inferred_zero'
          | 'absent'
        raw: string
        /** @enum {string} */
        unit?: 'CNY'
        at: {
          table?: number
          row?: number
          col?: number
          start: number
          end: number
        } | null
      }[]
      sections: {
        no: number
        title: string
        text: string
        at: {
          table?: number
          row?: number
          col?: number
          start: number
          end: number
        }
      }[]
      claims: {
        code: string
        /** @enum {unknown} */
        applicant?:
          | 'natural_person'
          | 'org_commercial'
          | 'org_research'
          | 'org_public_interest'
          | 'org_legal_service'
          | 'org_other'
          | 'total'
        value: number
        bound?: 'at_least' | 'at_most'
        quote: string
        at: {
          table?: number
          row?: number
          col?: number
          start: number
          end: number
        }
      }[]
      findings: {
        rule: string
        severity: 'error' | 'warning' | 'info'
        message: {
          zh: string
          en: string
        }
        cells: {
          code: string
          /** @enum {unknown} */
          applicant?:
            | 'natural_person'
            | 'org_commercial'
            | 'org_research'
            | 'org_public_interest'
            | 'org_legal_service'
            | 'org_other'
            | 'total'
        }[]
        expected?: number | string | null
        actual?: number | string | null
        /** @description The one cell of it that several rules point to, and the value that would reconcile them */
        suspect?: {
          code: string
          /** @enum {unknown} */
          applicant?:
            | 'natural_person'
            | 'org_commercial'
            | 'org_research'
            | 'org_public_interest'
            | 'org_legal_service'
            | 'org_other'
            | 'total'
          value: number
        }
        /** @description One slip in several cells that explains it: neighbours swapped, a row shifted, … */
        slip?: {
          kind: 'swapped' | 'moved' | 'shifted' | 'several'
          cells: {
            code: string
            /** @enum {unknown} */
            applicant?:
              | 'natural_person'
              | 'org_commercial'
              | 'org_research'
              | 'org_public_interest'
              | 'org_legal_service'
              | 'org_other'
              | 'total'
            value: number
          }[]
        }
        /** @description Where it stays open which cell is wrong: each alone, with this value, would reconcile it */
        candidates?: {
          code: string
          /** @enum {unknown} */
          applicant?:
            | 'natural_person'
            | 'org_commercial'
            | 'org_research'
            | 'org_public_interest'
            | 'org_legal_service'
            | 'org_other'
            | 'total'
          value: number
        }[]
        at?: {
          table?: number
          row?: number
          col?: number
          start: number
          end: number
        }
        /** @description What it rests on: the report alone (also where it is not said), other years of the agency, or reports of other agencies */
        basis?: 'report' | 'years' | 'agencies'
        /** @description The report that it was laid beside */
        other?: {
          report: number
          year: number
          agency: {
            id: number
            name: string
          }
        }
      }[]
      previous: {
        id: number
        year: number
      } | null
      next: {
        id: number
        year: number
      } | null
    }
    Reports: {
      reports: {
        id: number | null
        document: number
        status: string
        agency: {
          id: number
          name: string
        } | null
        region: {
          adcode: string
          name: string
        } | null
        sector: string | null
        year: number | null
        form: ('2019' | '2021') | null
        scope: ('own' | 'consolidated') | null
        findings: {
          error: number
          warning: number
          info: number
        } | null
        missing: number | null
        reasons: {
          code: string
          message: string
        }[]
        /** @description Name of the source file */
        name: string
        loadedAt: string
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    ReportSource: {
      id: number
      name: string
      sha256: string
      text: string
    }
    Revisions: {
      /** @description The present one */
      revision: number
      /** @description The newest first */
      changes: {
        id: number
        /** @description The data revision that it came with */
        revision: number
        at: string
        /** @description replaced: by another document; read_again: the same document, understood otherwise; withdrawn: taken out */
        kind: 'added' | 'replaced' | 'read_again' | 'withdrawn'
        report: {
          id: number
          year: number
          /** @description There still is a report of this number */
          current: boolean
        }
        agency: {
          id: number
          name: string
          region: string | null
        }
        /** @description Cells that differ */
        changed: number
        /** @description The first of them; null where a form does not have the cell */
        cells: {
          code: string
          applicant?: string
          before: {
            value: number | null
            state: string
          } | null
          after: {
            value: number | null
            state: string
          } | null
        }[]
        details: {
          code: string
          message: string
        }[]
      }[]
      /** @description Rows that match, on all pages */
      total: number
      next: string | null
    }
    Rules: {
      rules: {
        id: string
        severity: 'error' | 'warning' | 'info'
        forms: ('2019' | '2021')[]
        scope: string
        formula: string
        label: {
          zh: string
          en: string
        }
        why: {
          zh: string
          en: string
        }
        /** @description Where the rule comes from */
        sources: {
          zh: string
          en: string
        }[]
        cases: {
          holds: {
            year: number
            agency: string
            /** @description Cells by `code` or `code[applicant]`: a number, or what is printed; totals follow */
            values: {
              [key: string]: number | string
            }
            say: string | null
            /** @description Printed otherwise: what stands there, and what stands in its place */
            print: string[][]
            /** @description Left out, from the first text up to the second */
            cut: string[][]
            before: {
              [key: string]: number
            } | null
            after: {
              [key: string]: number
            } | null
            document: string | null
          }
          fails: {
            year: number
            agency: string
            /** @description Cells by `code` or `code[applicant]`: a number, or what is printed; totals follow */
            values: {
              [key: string]: number | string
            }
            say: string | null
            /** @description Printed otherwise: what stands there, and what stands in its place */
            print: string[][]
            /** @description Left out, from the first text up to the second */
            cut: string[][]
            before: {
              [key: string]: number
            } | null
            after: {
              [key: string]: number
            } | null
            document: string | null
          }
        } | null
      }[]
      /** @description Checks that could be made and are not, with the reason */
      leftOut: {
        check: {
          zh: string
          en: string
        }
        why: {
          zh: string
          en: string
        }
      }[]
    }
    Sectors: {
      sectors: {
        code: string
        label: {
          zh: string
          en: string
        }
        agencies: number
        reports: number
      }[]
    }
    /** @description CSV on the Web: metadata of a table */
    TableDescription: {
      '@context': unknown[]
      url: string
      tableSchema: {
        columns: ({
          name: string
        } & {
          [key: string]: unknown
        })[]
      } & {
        [key: string]: unknown
      }
    } & {
      [key: string]: unknown
    }
    Years: {
      years: {
        year: number
        reports: number
        /** @description Agencies known, in any year */
        agencies: number
        forms: {
          form: '2019' | '2021'
          reports: number
        }[]
      }[]
      /** @description Where a series must not be joined without a mark */
      breaks: {
        /** @description form: another statutory form; law: another law, on the same form */
        kind: 'form' | 'law'
        after: number
        before: number
        label: {
          zh: string
          en: string
        }
        indicators: string[] | null
      }[]
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  healthz: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok'
            revision?: number
          }
        }
      }
    }
  }
  readyz: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok'
            revision?: number
          }
        }
      }
    }
  }
  meta: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Meta']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  config: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Config']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  indicators: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Indicators']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  forms: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Forms']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  rules: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Rules']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  regions: {
    parameters: {
      query?: {
        /** @description Code of a region: it and all below */
        within?: string
        /** @description Regions of this level only */
        level?: 'province' | 'prefecture' | 'county'
        /** @description Part of the name, or the first digits of the code */
        q?: string
        /** @description Only regions with a report in them or below */
        loaded?: boolean
        /** @description Entries of a page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Regions']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  sectors: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Sectors']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  years: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Years']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  agencies: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Level of the agency in the administration */
        level?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Part of the name */
        q?: string
        /** @description Entries of a page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Agencies']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  agency: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path: {
        /** @description Number of the agency or the report */
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AgencyProfile']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Nothing has this number */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  reports: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Whether the report speaks for one agency or for a whole region */
        scope?: 'own' | 'consolidated'
        /** @description refused and unidentified documents are listed with their reasons */
        status?: 'parsed' | 'unidentified' | 'refused'
        /** @description Entries of a page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Reports']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  report: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path: {
        /** @description Number of the agency or the report */
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReportDetail']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Nothing has this number */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  reportSource: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path: {
        /** @description Number of the agency or the report */
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The text as it was decoded */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/plain': string
          'application/json': components['schemas']['ReportSource']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Nothing has this number */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  aggregates: {
    parameters: {
      query?: {
        /** @description Codes of the dictionary, printed or derived (/indicators) */
        indicators?: string
        /** @description A group of indicators, in front of those of `indicators` */
        topic?: 'applications' | 'outcomes' | 'procurement' | 'legal' | 'proactive' | 'fees' | 'quality'
        /** @description Up to three of year, region, sector, agency, level, applicant; none: one grand total */
        by?: string
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Granularity of by=region; default: one level below the region of `within` */
        level?: 'province' | 'prefecture' | 'county'
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Columns of table 3, added up unless by=applicant; default: `total` */
        applicant?: string
        /** @description own: reports of single agencies; consolidated: the report of that very region as a whole; auto: whichever covers, never both */
        scope?: 'auto' | 'own' | 'consolidated'
        /** @description clean: only reports without findings of severity error */
        quality?: 'all' | 'clean'
        /** @description How the agencies within each row lie, by their own reports: n, mean, min, p10, q1, median, q3, p90, max; rates only over 30 cases or more */
        statistics?: string
        /** @description What became of each figure since the year before; with by=year or a single year. No number where the two are not of one kind, but the reason */
        change?: 'previous_year'
        /** @description An indicator or dimension of the query, or of an indicator `code:median`, `code:change`, `code:relative`; `-` in front sorts downwards */
        sort?: string
        /** @description Rows of a page; default: 1000 as JSON, every row as a file */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description xlsx: a workbook; jsonstat: a JSON-stat 2.0 cube; sdmxcsv: SDMX-CSV 2.0; zip: CSV with its description for people and machines. Default: what `Accept` prefers, JSON where it does not care */
        format?: 'json' | 'csv' | 'xlsx' | 'jsonstat' | 'sdmxcsv' | 'zip'
        /** @description CSV: wide, a column for each indicator; long, a line for each figure, with its status */
        layout?: 'wide' | 'long'
        /** @description CSV, XLSX: the header row in codes, or in labels of a language; JSON-stat: the language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The rows, in a fixed order; every format holds the same figures */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Aggregates']
          'text/csv': string
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string
          'application/json; profile="https://json-stat.org/format/"': components['schemas']['Cube']
          'application/vnd.sdmx.data+csv': string
          'application/zip': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description More figures than one answer may hold: how many, and how many there may be */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  findings: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Ids of rules (/rules) */
        rule?: string
        /** @description Any of error, warning, info */
        severity?: string
        /** @description Entries of a page of JSON; default 100. A CSV file always has every one */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Default: what `Accept` prefers, JSON where it does not care */
        format?: 'json' | 'csv'
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The findings; as CSV every one, in the order of reports */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Findings']
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  quality: {
    parameters: {
      query: {
        /** @description What findings are counted by */
        by: 'rule' | 'severity' | 'region' | 'sector' | 'year' | 'agency'
        /** @description Granularity of by=region; default: one level below the region of `within` */
        level?: 'province' | 'prefecture' | 'county'
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Ids of rules (/rules) */
        rule?: string
        /** @description Any of error, warning, info */
        severity?: string
        /** @description Entries of a page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Default: what `Accept` prefers, JSON where it does not care */
        format?: 'json' | 'csv'
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The counts; as CSV all of them */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Quality']
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  coverage: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Only agencies that lack a report for at least one of the years */
        gaps?: boolean
        /** @description Only agencies with at least one of the years in this state */
        state?: 'missing' | 'refused' | 'revised' | 'late'
        /** @description Entries of a page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Default: what `Accept` prefers, JSON where it does not care */
        format?: 'json' | 'csv'
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The ledger; as CSV all of it, one row an agency and year */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Coverage']
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  carryOver: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description failed: what was carried out did not arrive; not_evaluated: one of the figures is missing */
        verdict?: 'passed' | 'failed' | 'not_evaluated'
        /** @description The largest break first, the newest first, or the chain of each agency. A CSV file is in the order of reports */
        sort?: 'difference' | 'year' | 'agency'
        /** @description Entries of a page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Default: what `Accept` prefers, JSON where it does not care */
        format?: 'json' | 'csv'
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The links; as CSV all of them */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CarryOver']
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  hierarchy: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Entries of a page; default 20 */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Default: what `Accept` prefers, JSON where it does not care */
        format?: 'json' | 'csv'
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The comparisons; as CSV all of them, one figure a row */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Hierarchy']
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportDocuments: {
    parameters: {
      query?: {
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Rows in the order in which the documents were given */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportReports: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Rows in the order of their numbers */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportCells: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Rows in the order of their numbers */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportFindings: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Ids of rules (/rules) */
        rule?: string
        /** @description Any of error, warning, info */
        severity?: string
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Rows in the order of their numbers */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportAgencies: {
    parameters: {
      query?: {
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Rows in the order of their numbers */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportIndicators: {
    parameters: {
      query?: {
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Rows in the order of their numbers */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportRules: {
    parameters: {
      query?: {
        /** @description CSV: the header row in codes, or in labels of a language */
        header?: 'code' | 'zh' | 'en'
        /** @description 1: for spreadsheets: a byte order mark, and cells that would run as a formula are neutralised */
        bom?: '0' | '1'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Rows in the order of their numbers */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  datapackage: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Frictionless Data Package, version 2 */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DataPackage']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  reportsCsvMetadata: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The description of the table */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/csvm+json': components['schemas']['TableDescription']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  cellsCsvMetadata: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The description of the table */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/csvm+json': components['schemas']['TableDescription']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  findingsCsvMetadata: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The description of the table */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/csvm+json': components['schemas']['TableDescription']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  agenciesCsvMetadata: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The description of the table */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/csvm+json': components['schemas']['TableDescription']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  indicatorsCsvMetadata: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The description of the table */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/csvm+json': components['schemas']['TableDescription']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  rulesCsvMetadata: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The description of the table */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/csvm+json': components['schemas']['TableDescription']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  database: {
    parameters: {
      query?: {
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/vnd.sqlite3': string
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  search: {
    parameters: {
      query: {
        /** @description What is looked for; parts separated by blanks must all be found. Names also by pinyin (shenyang) and initials (syjyj) */
        q: string
        /** @description Names of agencies, names of regions, or the narrative of reports */
        kind?: 'agencies' | 'regions' | 'text'
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Entries of a page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Found']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  peers: {
    parameters: {
      query: {
        /** @description Codes of the dictionary (/indicators) */
        indicators: string
        /** @description Default: the last year with a report */
        year?: number
        /** @description Peers of these regions only */
        within?: string
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path: {
        /** @description Number of the agency or the report */
        id: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Peers']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Nothing has this number */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  distribution: {
    parameters: {
      query: {
        /** @description One code of the dictionary (/indicators) */
        indicator: string
        /** @description Codes of regions: these and all below (/regions) */
        within?: string
        /** @description Years and ranges of years */
        years?: string
        /** @description Codes of sectors (/sectors) */
        sector?: string
        /** @description Numbers of agencies (/agencies) */
        agency?: string
        /** @description Level of the agency in the administration */
        agencyLevel?: 'national' | 'province' | 'prefecture' | 'county' | 'township' | 'special'
        /** @description Reports of single agencies, or of governments for all their organs */
        scope?: 'own' | 'consolidated'
        /** @description clean: only reports without findings of severity error */
        quality?: 'all' | 'clean'
        /** @description The largest so many: by cases, of a count by its value */
        limit?: number
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Dots']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  revisions: {
    parameters: {
      query?: {
        /** @description Only revisions after this one: what a copy of that revision lacks */
        since?: number
        /** @description replaced: by another document; read_again: the same document, understood otherwise; withdrawn: taken out */
        kind?: 'added' | 'replaced' | 'read_again' | 'withdrawn'
        /** @description Entries of a page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
        /** @description Answer only from this release of the data (`release` of /config). While it is the current one the answer may be kept for ever; once the data have changed it is 410: only the current release is kept */
        release?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Revisions']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  check: {
    parameters: {
      query?: {
        /** @description Name of the file, for formats that it tells and for the answer */
        name?: string
        /** @description Full name of the agency, where the draft does not state it */
        agency?: string
        /** @description Code of the region of that agency (/regions) */
        region?: string
        /** @description Year that the report is about, where the draft does not state it */
        year?: number
        /** @description Whether it speaks for one agency or for a whole region */
        scope?: 'own' | 'consolidated'
        /** @description Language of problems; default: what `Accept-Language` prefers */
        lang?: 'zh' | 'en'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'text/plain': string
        'application/json': {
          /** @description The draft, as text or HTML */
          text: string
          name?: string
        }
        'application/octet-stream': string
      }
    }
    responses: {
      /** @description Also for what is no report: `status` is then `refused` */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Checked']
        }
      }
      /** @description A parameter is unknown, malformed or names something that is not there */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description `release` names a state of the data that is not there any more */
      410: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The draft is larger than 20 MB */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is a form, not a draft */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A mistake of ours; it is logged */
      500: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many drafts at once; `Retry-After` says when to try again */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
}
